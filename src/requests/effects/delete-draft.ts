import type { Change } from '../change.ts';

/** Files on the disk that no row names any more are cleared away by their own job (attachments/). */
export async function deleteDraft({ trx, row }: Change): Promise<void> {
  await trx.deleteFrom('attachment').where('case_pk', '=', row.pk).execute();
  await trx.deleteFrom('access_case').where('pk', '=', row.pk).execute();
}
