/**
 * The zone to pick for the person, or null to leave the list alone.
 * Some devices use a name that the list does not have; a wrong guess would shift every day.
 */
export function zoneToOffer(own: string | undefined, known: readonly string[]): string | null {
  return own && known.includes(own) ? own : null
}
