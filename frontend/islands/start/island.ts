import { zoneToOffer } from './zone'

/** The first-start page: offers the device's own time zone; without scripts the person picks it. */
const list = document.querySelector<HTMLSelectElement>('select[data-offer-zone]')
if (list) {
  const zone = zoneToOffer(
    Intl.DateTimeFormat().resolvedOptions().timeZone,
    Array.from(list.options, (option) => option.value),
  )
  if (zone) list.value = zone
}
