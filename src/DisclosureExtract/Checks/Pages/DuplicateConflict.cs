using DisclosureExtract.Facts;
using DisclosureExtract.Pages;
using DisclosureExtract.Parts.Cards;
using DisclosureExtract.Tables;

namespace DisclosureExtract.Checks.Pages;

/// <summary>Two readings of one page, or of one card, that do not say the same.</summary>
sealed class DuplicateConflict() : PageRule("duplicate.conflict",
    "what is printed twice says the same twice",
    "重复印出的内容一致",
    "a page or a card stands twice with a few differences"), ICheck<PageResult>, ICheck<CardCopy>
{
    /// <summary>So many differences between pages are told.</summary>
    const int MostTold = 8;

    /// <summary>Longer passages are no numbers, though they hold digits.</summary>
    const int LongestNumber = 20;

    public IEnumerable<Finding> Check(PageResult part, CheckedDocument document)
    {
        if (document.PageCopies.FirstOrDefault(c => c.Dropped == part.Page.Number) is not { } copy) yield break;
        var list = ListOf(copy.Differences.Where(d => HasDigit(d.A) || HasDigit(d.B))
            .Select(d => $"{d.Where}: {d.A} / {d.B}").Take(MostTold));
        yield return Report(part, Severity.Warning, CauseOf(part.Page.Words is [var word, ..] ? word.Source : null),
            $"page {copy.Dropped} {part.Verdict.Reason}{list}; kept is page {copy.Kept}: {copy.Because}",
            $"第{copy.Dropped}页{part.Verdict.ReasonZh}{Zh(list)}；保留第{copy.Kept}页");
    }

    public IEnumerable<Finding> Check(CardCopy part, CheckedDocument document)
    {
        var (name, count) = (part.Kept.Name, part.Differences.Count);
        var list = ListOf(part.Differences.Where(d => IsNumber(d.A) && IsNumber(d.B)).Select(d => $"{d.Where} {d.A} / {d.B}"));
        var (page, box) = part.Dropped.Boxes[0];
        yield return Report(count > 0 ? Severity.Warning : Severity.Info, CauseOf(part.Dropped.Origin), new Place(page, box),
            $"the card {name} stands twice with {count} differences{list}; kept is {part.Because}",
            $"项目卡“{name}”出现两次，有{count}处不同{Zh(list)}");
    }

    /// <summary>A text layer prints what it prints; read anew, the same content differs by the reader's faults.</summary>
    static Cause CauseOf(WordSource? source) => source.IsPrinted() ? Cause.Source : Cause.Reading;

    static bool HasDigit(string text) => text.Any(char.IsAsciiDigit);

    static bool IsNumber(string text) => text.Length <= LongestNumber && HasDigit(text);

    static string ListOf(IEnumerable<string> differences) => string.Join("; ", differences) is { Length: > 0 } list ? ": " + list : "";

    static string Zh(string list) => list.Replace(": ", "：", StringComparison.Ordinal);
}
