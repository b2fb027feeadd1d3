/** Everything the server tells whoever holds its master key about the indexes of one portal. */
export async function toldByMeilisearch(server: { url: string; key: string }, prefix: string): Promise<string> {
  const get = async (path: string): Promise<string> => {
    const response = await fetch(server.url + path, { headers: { authorization: `Bearer ${server.key}` } });
    return response.text();
  };
  const indexes: { results: { uid: string }[] } = JSON.parse(await get('/indexes?limit=1000'));
  const ours = indexes.results.filter(({ uid }) => uid.startsWith(prefix));
  const told = await Promise.all(
    ours.flatMap(({ uid }) => [get(`/indexes/${uid}/documents?limit=10000`), get(`/indexes/${uid}/settings`)]),
  );
  return told.join('\n');
}
