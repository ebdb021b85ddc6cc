using DisclosureExtract.Facts;
using DisclosureExtract.Tables;

namespace DisclosureExtract.Checks.Pages;

/// <summary>A file that broke off or whose table of objects is lost, and that was read all the same.</summary>
sealed class FileDamaged() : PageRule("file.damaged",
    "the file is whole",
    "文件完整",
    "none"), ICheck<PageResult>
{
    /// <summary>Before what is said of the page itself.</summary>
    public override int Rank => -1;

    public IEnumerable<Finding> Check(PageResult part, CheckedDocument document)
    {
        // Told once, at the last page that was found: behind it pages may be missing.
        if (document.Damage is not { } damage || !ReferenceEquals(part, document.Pages[^1])) yield break;
        var count = document.Pages.Count;
        var (end, endZh) = damage.MayLackPages
            ? ("; pages behind them may be missing", "，其后可能缺页")
            : ("; by its own account these are all", "，按文件自身记载页数齐全");
        yield return Report(part, Severity.Warning, Cause.Source,
            $"the file is cut off or damaged, its table of objects is lost; {count} pages were found in it{end}. Get the file anew if you can",
            $"文件被截断或损坏，对象索引缺失；从中找到{count}页{endZh}。请尽可能重新获取文件");
    }
}
