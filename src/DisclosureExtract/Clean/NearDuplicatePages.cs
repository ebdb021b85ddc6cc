using DisclosureExtract.Primitives;
using DisclosureExtract.Vocabulary;

namespace DisclosureExtract.Clean;

/// <summary>Two pages of which one is the other read again with faults, and where they differ.</summary>
public sealed record NearCopy(PageText A, PageText B, IReadOnlyList<TextDifference> Differences);

/// <summary>
/// Finds pages that were read twice. A second reading has faults here and there: characters, seldom more than two in a
/// row, and most amounts as they were. Pages made from one template share their wording but not their amounts, and two
/// forms with the same rows do not share their title.
/// </summary>
public static class NearDuplicatePages
{
    /// <summary>Less text than this says too little.</summary>
    const int LeastText = 120;

    /// <summary>
    /// Shared shingles (estimated) from which pages are held against each other: one fault in twenty characters, twice,
    /// leaves half.
    /// </summary>
    public const double Alike = 0.33;

    /// <summary>Least share of the longer text that the shorter has.</summary>
    public const double SameLength = 0.8;

    /// <summary>Pages of a document up to which each is held against every other.</summary>
    const int Few = 256;

    /// <summary>Pages that one is held against in full: of more that may be it, those most alike.</summary>
    const int MostTried = 32;

    /// <summary>
    /// Most of the text that may differ, and the part of it that may stand in runs longer than a reader's fault.
    /// </summary>
    const double MostFaults = 0.16, InLongRuns = 0.4;

    const int LongRun = 5;

    /// <summary>Share of amounts that must be the same, and that may be quite others.</summary>
    public const double SameNumbers = 0.3, OtherNumbers = 0.14;

    /// <summary>Pairs in order; each page is a copy of at most one other.</summary>
    public static List<NearCopy> Find(IReadOnlyList<PageText> pages, CancellationToken stop = default)
    {
        var copies = new List<NearCopy>();
        if (pages.Count < 2) return copies;
        var keys = pages.Select(p => new PageKey(p)).ToList();
        var index = new CopyIndex(keys, Few);
        var taken = new Dictionary<int, int>(); // copy → original
        for (var j = 0; j < pages.Count; j++)
        {
            var page = pages[j];
            // A page that only continues a table speaks for itself no more than its neighbours do.
            bool Follows(PageText other) => page.Own >= DuplicatePages.OwnText || page.Page == other.Page + 1
                || (taken.TryGetValue(page.Page - 1, out var before) && before == other.Page - 1);
            var originals = index.Next().FindAll(i => !taken.ContainsKey(pages[i].Page) && Follows(pages[i]) && keys[j].MayBeCopyOf(keys[i]));
            foreach (var i in MostAlike(originals, keys, j, MostTried))
            {
                stop.ThrowIfCancellationRequested();
                if (Compare(pages[i], page) is not { } copy) continue;
                copies.Add(copy);
                taken[page.Page] = pages[i].Page;
                break;
            }
        }
        return copies;
    }

    /// <summary>So many of the others at most, those that are most alike, in the order they had.</summary>
    internal static List<int> MostAlike(List<int> others, IReadOnlyList<PageKey> keys, int page, int most) =>
        others.Count <= most ? others : [.. others.OrderByDescending(i => keys[page].Alike(keys[i])).Take(most).Order()];

    /// <summary>
    /// How two pages differ where one is the other read again; null where they are two pages, or print the very same.
    /// </summary>
    public static NearCopy? Compare(PageText a, PageText b)
    {
        if (a.Text.Length < LeastText || b.Text.Length < LeastText || a.Text == b.Text) return null;
        var (shorter, longer) = (Math.Min(a.Text.Length, b.Text.Length), Math.Max(a.Text.Length, b.Text.Length));
        if (shorter < SameLength * longer) return null;
        // Nobody misreads a text layer: all but numbers must be the same there (forms with the same rows have other
        // headings).
        if (a.IsExact && b.IsExact && !HaveSameLetters(a, b)) return null;
        if (MinHash.Alike(a.Print, b.Print) < Alike) return null;
        if (!SameHead(a, b) || !SameAmounts(a.Numbers, b.Numbers)) return null;
        if (TextDiff.ByLines(a.Text, b.Text) is not { Count: > 0 } differences) return null;
        var runs = differences.ConvertAll(d => EditDistance.Between(d.A, d.B));
        var (faults, inLong) = (runs.Sum(), runs.Where(r => r > LongRun).Sum());
        // A text without amounts must agree all the more.
        var most = Math.Max(a.Numbers.Count, b.Numbers.Count) >= 4 ? MostFaults : 0.6 * MostFaults;
        var isNear = faults <= most * longer && inLong <= Math.Max(2 * LongRun, InLongRuns * faults);
        return isNear ? new NearCopy(a, b, differences) : null;
    }

    static bool HaveSameLetters(PageText a, PageText b) =>
        a.Text.Where(char.IsLetter).SequenceEqual(b.Text.Where(char.IsLetter));

    /// <summary>
    /// The first lines say the same but for faults. Those of a short line come in clusters (half of 2026年度 misread), so
    /// it is the lines together that may not have more than a page has.
    /// </summary>
    static bool SameHead(PageText a, PageText b)
    {
        var (faults, length) = (0, 0);
        foreach (var (x, y) in a.Head.Zip(b.Head).Where(p => p.First.Length <= 120 && p.Second.Length <= 120))
        {
            var (apart, longer) = (EditDistance.Between(x, y), Math.Max(x.Length, y.Length));
            if (apart > Math.Max(2, 0.5 * longer)) return false;
            // Two forms with the same rows.
            if (apart > 0 && !TitleReading.Of(x).MayBe(TitleReading.Of(y))) return false;
            if (apart > 0 && AreOpposed(x, y, apart)) return false;
            (faults, length) = (faults + apart, length + longer);
        }
        return faults <= Math.Max(2, 0.3 * length);
    }

    /// <summary>
    /// A whole word stands in one line where the other has its opposite: no reader's fault. With the one for the other
    /// the lines are nearer by all of it.
    /// </summary>
    static bool AreOpposed(string x, string y, int apart)
    {
        foreach (var word in Opposed)
            for (var at = x.IndexOf(word, StringComparison.Ordinal); at >= 0; at = x.IndexOf(word, at + 1, StringComparison.Ordinal))
                foreach (var other in Opposed)
                {
                    if (other == word || !y.Contains(other)) continue;
                    var replaced = x.Remove(at, word.Length).Insert(at, other);
                    if (EditDistance.Between(replaced, y) <= apart - EditDistance.Between(word, other)) return true;
                }
        return false;
    }

    static readonly string[] Opposed = ["收入", "支出", "收支", "本年", "上年", "部门", "单位", "预算", "决算", "基金", "资本", "基本", "项目"];

    /// <summary>
    /// In order, most amounts are the same or a fault apart, and enough of them the same to the digit.
    /// </summary>
    static bool SameAmounts(IReadOnlyList<string> x, IReadOnlyList<string> y)
    {
        var most = Math.Max(x.Count, y.Count);
        if (most == 0) return true;
        if (!HavePartners(x, y, most) || !HavePartners(y, x, most)) return false;
        // Alignment: the same counts most, near the next, anything else nothing.
        var (row, same) = (new int[y.Count + 1], new int[y.Count + 1]);
        foreach (var number in x)
        {
            var (diagonal, diagonalSame) = (0, 0);
            for (var j = 1; j <= y.Count; j++)
            {
                var (up, upSame) = (row[j], same[j]);
                var gain = number == y[j - 1] ? 10 : IsNear(number, y[j - 1]) ? 9 : 0;
                if (diagonal + gain >= Math.Max(up, row[j - 1]) && gain > 0)
                    (row[j], same[j]) = (diagonal + gain, diagonalSame + (gain == 10 ? 1 : 0));
                else if (row[j - 1] > up) (row[j], same[j]) = (row[j - 1], same[j - 1]);
                (diagonal, diagonalSame) = (up, upSame);
            }
        }
        var near = (row[^1] - 10 * same[^1]) / 9;
        return same[^1] >= SameNumbers * most && most - same[^1] - near <= OtherNumbers * most;
    }

    static bool IsNear(string a, string b) =>
        Math.Abs(a.Length - b.Length) <= 2 && EditDistance.Between(a, b) <= MostEdits(a, b);

    static int MostEdits(string a, string b) => Math.Max(1, Math.Max(a.Length, b.Length) / 3);

    /// <summary>
    /// Whether enough of the amounts have one on the other page that may be theirs, wherever it stands: quickly told by
    /// their digits, of which a fault changes two at most.
    /// </summary>
    static bool HavePartners(IReadOnlyList<string> numbers, IReadOnlyList<string> others, int most)
    {
        Span<Digits> partners = others.Count <= 256 ? stackalloc Digits[others.Count] : new Digits[others.Count];
        for (var i = 0; i < partners.Length; i++) partners[i] = new Digits(others[i]);
        var without = most - numbers.Count;
        foreach (var number in numbers)
        {
            if (without > OtherNumbers * most) return false;
            var digits = new Digits(number);
            var i = 0;
            while (i < partners.Length
                && (Math.Abs(number.Length - others[i].Length) > 2 || digits.Apart(partners[i]) > 2 * MostEdits(number, others[i]))) i++;
            if (i == partners.Length) without++;
        }
        return without <= OtherNumbers * most;
    }

    /// <summary>How often each character of an amount occurs in it, five bits each.</summary>
    readonly struct Digits
    {
        const int Kinds = 11, Bits = 5, Most = 31;

        readonly ulong counts;

        public Digits(string number)
        {
            if (number.Length > Most) return; // as good as none: told apart in full
            foreach (var c in number) counts += 1ul << (Bits * (char.IsAsciiDigit(c) ? c - '0' : Kinds - 1));
        }

        public int Apart(Digits other)
        {
            if (counts == 0 || other.counts == 0 || counts == other.counts) return 0;
            var apart = 0;
            for (var at = 0; at < Kinds * Bits; at += Bits) apart += Math.Abs((int)((counts >> at) & Most) - (int)((other.counts >> at) & Most));
            return apart;
        }
    }
}
