namespace DisclosureExtract.Clean;

/// <summary>
/// Leads from a page to those before it of which it may be a copy, without holding all against each other: copies share
/// amounts, and of those that are rare among all pages at least one. Pages without amounts share a band of their
/// fingerprints. What most pages print leads to none, so that time grows with the pages and not with their pairs; among
/// no more than <paramref name="frequent"/> pages nothing is left out.
/// </summary>
sealed class CopyIndex(IReadOnlyList<PageKey> pages, int frequent)
{
    /// <summary>A page has no amount.</summary>
    const uint NoNumbers = 0;

    readonly Frequencies frequencies = new(pages);
    readonly Dictionary<uint, List<int>> holders = [];
    readonly int[] seen = new int[pages.Count];
    int next;

    /// <summary>Pages before the next one, in order.</summary>
    public List<int> Next()
    {
        var page = next++;
        var found = new List<int>();
        foreach (var key in KeysOf(pages[page]))
        {
            if (!holders.TryGetValue(key, out var list)) holders[key] = list = [];
            foreach (var other in list)
                if (seen[other] != next)
                {
                    seen[other] = next;
                    found.Add(other);
                }
            list.Add(page);
        }
        found.Sort();
        return found;
    }

    /// <summary>
    /// The rarest amounts, as many that two pages that share enough of all share one of these; not those that nobody
    /// else has.
    /// </summary>
    List<uint> KeysOf(PageKey page)
    {
        if (page.Numbers.Length == 0)
            return frequencies.Of(NoNumbers) <= frequent ? [NoNumbers] : Few([.. page.Bands]);
        var numbers = page.Numbers.ToList();
        numbers.Sort((a, b) => frequencies.Of(a) != frequencies.Of(b) ? frequencies.Of(a).CompareTo(frequencies.Of(b)) : a.CompareTo(b));
        return Few(numbers[..(numbers.Count - (int)Math.Ceiling(NearDuplicatePages.SameNumbers * numbers.Count) + 1)]);
    }

    List<uint> Few(List<uint> keys) => keys.FindAll(k => frequencies.Of(k) is var n && n > 1 && n <= frequent);

    /// <summary>
    /// How many pages have a key; keys that fall on one place count together, which makes them look more frequent.
    /// </summary>
    sealed class Frequencies
    {
        const int Least = 10, Most = 25; // powers of two

        readonly ushort[] counts;

        public Frequencies(IReadOnlyList<PageKey> pages)
        {
            var keys = pages.Sum(p => (long)p.Numbers.Length + p.Bands.Length + 1);
            counts = new ushort[1 << Math.Clamp((int)Math.Log2(4 * keys + 1), Least, Most)];
            foreach (var page in pages)
            {
                if (page.Numbers.Length == 0) Add(NoNumbers);
                foreach (var key in page.Numbers) Add(key);
                foreach (var key in page.Bands) Add(key);
            }
        }

        public int Of(uint key) => counts[key % counts.Length];

        void Add(uint key)
        {
            ref var count = ref counts[key % counts.Length];
            if (count < ushort.MaxValue) count++;
        }
    }
}
