"""Make the two pose models anew, and say whether they are the ones in the repository.

    python3.11 -m venv venv && venv/bin/pip install mediapipe==0.10.21
    npm pack @mediapipe/pose@0.5.1675469404
    venv/bin/python tools/make_models.py mediapipe-pose-0.5.1675469404.tgz FOLDER

Nothing in the build runs this: `mediapipe` 0.10.21 has wheels for Python 3.12 and older only. A ``.task`` file is a
zip, not compressed, of a detector (inside the wheel of mediapipe) and a landmark model (inside the npm package). Both
lack the metadata that MediaPipe's task interface asks for; the wheel carries the writer for them.
"""

import hashlib
import sys
import tarfile
import zipfile
from pathlib import Path

COMMITTED = Path(__file__).resolve().parents[1] / "src/limber/pose_models"
FIRST_DAY = (1980, 1, 1, 0, 0, 0)
FILE_MODE = 0o644 << 16


def main(package: Path, out: Path) -> int:
    """Write both models into a folder; 1 where their bytes are not those in the repository."""
    import mediapipe  # type: ignore[import-not-found, import-untyped, unused-ignore]  # not among Limber's own dependencies

    modules = Path(mediapipe.__file__).parent / "modules"
    detector = with_metadata((modules / "pose_detection/pose_detection.tflite").read_bytes(), 127.5, 127.5, outputs=2)
    out.mkdir(parents=True, exist_ok=True)
    same = True
    for size in ("lite", "full"):
        with tarfile.open(package) as archive:
            found = archive.extractfile(f"package/pose_landmark_{size}.tflite")
            landmarks = with_metadata(found.read() if found else b"", 0.0, 255.0, outputs=5)
        made = out / f"pose_landmarker_{size}.task"
        with zipfile.ZipFile(made, "w", zipfile.ZIP_STORED) as task:
            for name, model in (("pose_detector.tflite", detector), ("pose_landmarks_detector.tflite", landmarks)):
                entry = zipfile.ZipInfo(name, FIRST_DAY)
                entry.create_system, entry.external_attr = 3, FILE_MODE
                task.writestr(entry, model)
        same &= made.read_bytes() == (COMMITTED / made.name).read_bytes()
        sys.stdout.write(f"{hashlib.sha256(made.read_bytes()).hexdigest()}  {made.name}\n")
    sys.stdout.write("the same as in the repository\n" if same else "NOT the same as in the repository\n")
    return 0 if same else 1


def with_metadata(model: bytes, mean: float, std: float, *, outputs: int) -> bytes:
    """Return a model that says how its picture is to be normalised and how many outputs it has."""
    import flatbuffers  # type: ignore[import-not-found, import-untyped, unused-ignore]
    from mediapipe.tasks.metadata import (  # type: ignore[import-not-found, import-untyped, unused-ignore]
        metadata_schema_py_generated as schema,
    )
    from mediapipe.tasks.python.metadata import metadata  # type: ignore[import-not-found, import-untyped, unused-ignore]

    picture = schema.TensorMetadataT()
    picture.name = "image"
    picture.content = schema.ContentT()
    picture.content.contentPropertiesType = schema.ContentProperties.ImageProperties
    picture.content.contentProperties = schema.ImagePropertiesT()
    picture.content.contentProperties.colorSpace = schema.ColorSpaceType.RGB
    scale = schema.ProcessUnitT()
    scale.optionsType = schema.ProcessUnitOptions.NormalizationOptions
    scale.options = schema.NormalizationOptionsT()
    scale.options.mean, scale.options.std = [mean], [std]
    picture.processUnits = [scale]
    whole = schema.SubGraphMetadataT()
    whole.inputTensorMetadata = [picture]
    whole.outputTensorMetadata = []
    for n in range(outputs):
        tensor = schema.TensorMetadataT()
        tensor.name = f"out{n}"
        whole.outputTensorMetadata.append(tensor)
    about = schema.ModelMetadataT()
    about.name = "pose"
    about.subgraphMetadata = [whole]
    builder = flatbuffers.Builder(0)
    builder.Finish(about.Pack(builder), metadata.MetadataPopulator.METADATA_FILE_IDENTIFIER)
    populator = metadata.MetadataPopulator.with_model_buffer(model)
    populator.load_metadata_buffer(bytes(builder.Output()))
    populator.populate()
    return bytes(populator.get_model_buffer())


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), Path(sys.argv[2])))
