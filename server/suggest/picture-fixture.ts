import sharp from 'sharp'

/** A number from 0 to 1 that looks like chance and is the same each time. */
function chance(seed: number): number {
  const x = Math.sin(seed * 127.1 + 311.7) * 43_758.5453
  return x - Math.floor(x)
}

/** A made-up product on white: some overlapping parts of its own form and colour. */
export function productPicture(n: number): Promise<Buffer> {
  const parts = Array.from({ length: 6 }, (_, at) => {
    const of = (k: number) => chance(n * 97 + at * 13 + k)
    const colour = `hsl(${Math.round(of(1) * 360)} ${Math.round(40 + of(2) * 50)}% ${Math.round(25 + of(3) * 40)}%)`
    const [x, y, w, h] = [80 + of(4) * 200, 80 + of(5) * 200, 60 + of(6) * 160, 60 + of(7) * 160]
    return of(8) < 0.5
      ? `<ellipse cx="${x + w / 2}" cy="${y + h / 2}" rx="${w / 2}" ry="${h / 2}" fill="${colour}"/>`
      : `<rect x="${x}" y="${y}" width="${w}" height="${h}" rx="${of(9) * 30}" fill="${colour}"/>`
  })
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="500" height="500"><rect width="500" height="500" fill="#fff"/>${parts.join('')}</svg>`
  return sharp(Buffer.from(svg)).png().toBuffer()
}

export const alterations = ['jpeg', 'scale', 'brighter', 'darker', 'crop', 'rotate', 'wider'] as const

/** The same thing photographed otherwise: a poorer copy, another size, another light, cut by 6 %, turned by 4 degrees, more around it. */
export async function altered(made: Promise<Buffer>, how: (typeof alterations)[number]): Promise<Buffer> {
  const image = sharp(await made)
  switch (how) {
    case 'jpeg':
      return image.jpeg({ quality: 35 }).toBuffer()
    case 'scale':
      return image.resize(190).jpeg({ quality: 85 }).toBuffer()
    case 'brighter':
      return image.modulate({ brightness: 1.2 }).jpeg().toBuffer()
    case 'darker':
      return image.modulate({ brightness: 0.8 }).jpeg().toBuffer()
    case 'crop':
      return image.trim().toBuffer().then(cropped)
    case 'rotate':
      return image.rotate(4, { background: '#fff' }).jpeg().toBuffer()
    case 'wider':
      return image.extend({ top: 120, bottom: 20, left: 60, right: 200, background: '#fff' }).jpeg().toBuffer()
  }
}

async function cropped(content: Buffer): Promise<Buffer> {
  const { width = 0, height = 0 } = await sharp(content).metadata()
  const [left, top] = [Math.round(width * 0.06), Math.round(height * 0.06)]
  return sharp(content)
    .extract({ left, top, width: width - left, height: height - top })
    .jpeg()
    .toBuffer()
}
