import { request } from '@playwright/test';
import { z } from 'zod';

/** Records of the sample archive that show one thing each, by public id. */
export interface Samples {
  /** Has inventories, boxes and files beneath it, three levels of them. */
  fonds: string;
  /** A file among many in a box. */
  file: string;
  /** Its title is withheld. */
  masked: string;
  /** Has a digital copy. */
  online: string;
  /** Only with permission. */
  conditional: string;
  /** Titled in Chinese characters. */
  han: string;
  /** Described in many sentences. */
  collection: string;
  /** Has more children than one page shows. */
  crowded: string;
}

const Answer = z.object({
  hits: z.array(z.object({ id: z.string(), title: z.string().nullable(), fonds: z.object({ id: z.string() }) })),
});

/** Finds them as anybody would: by asking the public API of the portal. */
export async function findSamples(portal: string): Promise<Samples> {
  const api = await request.newContext({ baseURL: portal });
  const ask = async (query: Record<string, string>) => {
    const answer = await api.get('/api/v1/search', { params: { limit: '100', ...query } });
    return Answer.parse(await answer.json()).hits;
  };
  const only = async (query: Record<string, string>) => (await ask(query))[0]?.id ?? '';
  const [file] = await ask({ q: 'Biên bản họp Ban Đê điều tỉnh 1965', level: 'file' });
  const samples = {
    fonds: file?.fonds.id ?? '',
    file: file?.id ?? '',
    masked: (await ask({ access: 'closed', level: 'file' })).find(({ title }) => title === null)?.id ?? '',
    online: await only({ online: 'yes', level: 'item' }),
    conditional: await only({ access: 'conditional', level: 'file' }),
    han: await only({ q: '堤政' }),
    collection: await only({ level: 'collection' }),
    crowded: await only({ q: '"Ảnh trận lụt năm 1971"', level: 'series' }),
  };
  await api.dispose();
  const missing = Object.entries(samples).filter(([, id]) => id === '');
  if (missing.length > 0) throw new Error(`The sample archive lacks: ${missing.map(([name]) => name).join(', ')}`);
  return samples;
}
