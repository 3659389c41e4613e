/** Words of the fleet screens and of alarms about gateways. */
const fr = {
  silentWith: (n: number) =>
    n === 1 ? 'et 1 objet muet avec elle' : `et ${n.toLocaleString('fr-FR')} objets muets avec elle`,
  children: (n: number) =>
    n === 1 ? 'Voir l’objet rattaché' : `Voir les ${n.toLocaleString('fr-FR')} objets rattachés`,
  more: (n: number) => `et ${n.toLocaleString('fr-FR')} autres, listés dans la santé du parc`,
};

const en: typeof fr = {
  silentWith: (n) =>
    n === 1 ? 'and 1 object silent with it' : `and ${n.toLocaleString('en-GB')} objects silent with it`,
  children: (n) => (n === 1 ? 'See the attached object' : `See the ${n.toLocaleString('en-GB')} attached objects`),
  more: (n) => `and ${n.toLocaleString('en-GB')} more, listed in the health of the fleet`,
};

export const fleet = { fr, en };
