/** A UUIDv7: 48 bits of the device's clock, then chance; ids that are made later sort later. */
export function uuid7(now_ms: number = Date.now()): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  for (let n = 0; n < 6; n++) bytes[n] = Math.floor(now_ms / 256 ** (5 - n)) % 256
  bytes[6] = 0x70 | ((bytes[6] ?? 0) & 0x0f)
  bytes[8] = 0x80 | ((bytes[8] ?? 0) & 0x3f)
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-')
}

/** The device's own time with its offset from UTC, like 2026-01-31T07:30:00.000+01:00. */
export function localTime(now: Date): string {
  const ahead_min = -now.getTimezoneOffset()
  const shifted = new Date(now.getTime() + ahead_min * 60_000).toISOString().slice(0, -1)
  const two = (n: number) => String(n).padStart(2, '0')
  const [hours, minutes] = [Math.floor(Math.abs(ahead_min) / 60), Math.abs(ahead_min) % 60]
  return `${shifted}${ahead_min < 0 ? '-' : '+'}${two(hours)}:${two(minutes)}`
}
