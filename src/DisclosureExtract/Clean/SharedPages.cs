using DisclosureExtract.Primitives;

namespace DisclosureExtract.Clean;

/// <summary>Pages that two documents of one run have in common.</summary>
/// <param name="A">Number of the first document in the run, from 0.</param>
/// <param name="Differences">Empty where the pages print the very same.</param>
public sealed record SharedPage(int A, int PageA, int B, int PageB, IReadOnlyList<TextDifference> Differences);

/// <summary>
/// Holds the pages of a run against each other, through an index: a run of ten thousand documents stays quick, and holds
/// no more of their pages than the index needs.
/// </summary>
public sealed class SharedPages
{
    /// <summary>Text from which an exact copy is more than a divider or an empty form.</summary>
    const int LeastText = 120;

    /// <summary>Pages up to which all that may be alike are compared; beyond, what so many pages have says nothing.</summary>
    const int Few = 256, Frequent = 64;

    /// <summary>Pages that one is compared with in full, and documents whose texts are at hand for that.</summary>
    const int MostTried = 8, MostHeld = 64;

    readonly Func<int, IReadOnlyList<PageText>> load;
    readonly List<(int Document, int Page)> places = [];
    readonly List<PageKey> keys = [];
    readonly Dictionary<UInt128, (int First, int Other)> same = [];
    readonly Dictionary<int, IReadOnlyList<PageText>> held = [];

    SharedPages(int documents, Func<int, IReadOnlyList<PageText>> load)
    {
        this.load = load;
        for (var d = 0; d < documents; d++)
            foreach (var page in load(d).Where(p => p.Text.Length >= LeastText))
            {
                places.Add((d, page.Page));
                keys.Add(new PageKey(page));
            }
    }

    /// <param name="documents">How many there are.</param>
    /// <param name="load">The pages of one, by its number; asked for more than once.</param>
    public static List<SharedPage> Find(int documents, Func<int, IReadOnlyList<PageText>> load) =>
        new SharedPages(documents, load).Find();

    List<SharedPage> Find()
    {
        var shared = new List<SharedPage>();
        var index = new CopyIndex(keys, keys.Count <= Few ? Few : Frequent);
        for (var page = 0; page < keys.Count; page++)
        {
            var others = index.Next().FindAll(i => IsElsewhere(i, page) && keys[page].MayBeCopyOf(keys[i]));
            var tried = NearDuplicatePages.MostAlike(others, keys, page, MostTried);
            if (SameAs(page) is { } exact) tried = [.. tried.TakeWhile(i => i < exact), exact];
            foreach (var other in tried)
                if (Compare(other, page) is { } differences)
                {
                    shared.Add(new SharedPage(places[other].Document, places[other].Page, places[page].Document, places[page].Page, differences));
                    break;
                }
        }
        return shared;
    }

    bool IsElsewhere(int page, int other) => places[page].Document != places[other].Document;

    /// <summary>The first page of another document that prints the very same; this one is noted for those to come.</summary>
    int? SameAs(int page)
    {
        if (!same.TryGetValue(keys[page].Text, out var known))
        {
            same[keys[page].Text] = (page, -1);
            return null;
        }
        if (IsElsewhere(known.First, page))
        {
            if (known.Other < 0) same[keys[page].Text] = (known.First, page);
            return known.First;
        }
        return known.Other >= 0 && IsElsewhere(known.Other, page) ? known.Other : null;
    }

    IReadOnlyList<TextDifference>? Compare(int a, int b) =>
        keys[a].Text == keys[b].Text ? [] : NearDuplicatePages.Compare(Text(a), Text(b))?.Differences;

    PageText Text(int page)
    {
        var (document, number) = places[page];
        if (!held.TryGetValue(document, out var pages))
        {
            if (held.Count >= MostHeld) held.Remove(held.Keys.Min());
            held[document] = pages = load(document);
        }
        return pages.First(p => p.Page == number);
    }
}
