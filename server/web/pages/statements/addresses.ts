/** Every address of statements on a round's findings. */
import { placeOf, type CellAddress } from '../../../audit/statements/evidence.js'

/** The addresses of a round's statements. */
export function statementsOf({ slug }: { readonly slug: string }) {
  const page = `/rounds/${slug}/statements`
  const statement = (id: number) => `${page}/${id}`
  return {
    page,
    /** Where one is written under a section, or about a cell. */
    write: ({ section, cell }: { readonly section?: string; readonly cell?: CellAddress }) => {
      const asked = new URLSearchParams({
        ...(section !== undefined && { section }),
        ...(cell && { cell: placeOf(cell) }),
      })
      return `${page}/new?${asked.toString()}`
    },
    statement,
    redraft: (id: number) => `${statement(id)}?text=draft`,
    confirmation: (id: number) => `${statement(id)}/confirmation`,
    withdrawal: (id: number) => `${statement(id)}/withdrawal`,
    restoration: (id: number) => `${statement(id)}/restoration`,
    place: (id: number) => `${statement(id)}/place`,
  }
}
