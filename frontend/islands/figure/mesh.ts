import { BufferAttribute, BufferGeometry, Color, DynamicDrawUsage, Mesh, MeshLambertMaterial } from 'three'
import type { Skin } from './loft'

/** The body's mesh: one geometry whose vertices move, coloured per vertex, glowing where it is to be felt. */
export function makeBody(cover: Skin) {
  const geometry = new BufferGeometry()
  const colours = new Float32Array(cover.vertices * 3)
  const glows = new Float32Array(cover.vertices)
  const attribute = (array: Float32Array, size: number): BufferAttribute => {
    const made = new BufferAttribute(array, size)
    made.setUsage(DynamicDrawUsage)
    return made
  }
  const position = attribute(cover.positions, 3)
  const normal = attribute(cover.normals, 3)
  const colour = attribute(colours, 3)
  const glow = attribute(glows, 1)
  geometry.setAttribute('position', position)
  geometry.setAttribute('normal', normal)
  geometry.setAttribute('color', colour)
  geometry.setAttribute('glow', glow)
  geometry.setIndex(new BufferAttribute(cover.index, 1))
  const glowColour = new Color()
  const material = new MeshLambertMaterial({ vertexColors: true })
  material.onBeforeCompile = (shader) => {
    shader.uniforms['glowColour'] = { value: glowColour }
    shader.vertexShader = shader.vertexShader
      .replace('#include <common>', '#include <common>\nattribute float glow;\nvarying float vGlow;')
      .replace('#include <begin_vertex>', '#include <begin_vertex>\nvGlow = glow;')
    shader.fragmentShader = shader.fragmentShader
      .replace('#include <common>', '#include <common>\nuniform vec3 glowColour;\nvarying float vGlow;')
      .replace(
        '#include <color_fragment>',
        // The middle of the part, as the viewer sees it, glows most: its edge keeps the body's form.
        `#include <color_fragment>
        float facing = clamp(dot(normalize(vNormal), normalize(vViewPosition)), 0.0, 1.0);
        diffuseColor.rgb = mix(diffuseColor.rgb, glowColour, 0.55 * vGlow * smoothstep(0.15, 1.0, facing));`,
      )
  }
  const mesh = new Mesh(geometry, material)
  mesh.frustumCulled = false
  return {
    mesh,
    colours,
    glows,
    move() {
      position.needsUpdate = true
      normal.needsUpdate = true
    },
    repaint(rgb: readonly [number, number, number]) {
      glowColour.setRGB(rgb[0], rgb[1], rgb[2])
      colour.needsUpdate = true
      glow.needsUpdate = true
    },
    dispose() {
      geometry.dispose()
      material.dispose()
    },
  }
}
