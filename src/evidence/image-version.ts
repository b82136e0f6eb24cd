// The version that a container image names.
import type { Fact } from '../incident/fact.ts'

/** `registry:5000/shop/basket:v4.2.0` is of version `v4.2.0`; a digest alone names none. */
export function imageVersion(image: Fact<string>): readonly Fact<string>[] {
  const tag = /:([\w][\w.-]{0,127})(?:@sha256:[0-9a-f]+)?$/.exec(
    image.value.slice(image.value.lastIndexOf('/') + 1),
  )
  const value = tag?.[1]
  return value === undefined || /^[0-9a-f]{64}$/.test(value)
    ? []
    : [{ ...image, value, basis: 'configured', note: `the tag of the image ${image.value}` }]
}
