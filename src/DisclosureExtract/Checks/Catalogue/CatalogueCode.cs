using System.Globalization;
using DisclosureExtract.Facts;
using DisclosureExtract.Pages;
using DisclosureExtract.Parts.Catalogue;

namespace DisclosureExtract.Checks.Catalogue;

/// <summary>Codes outside of their parent, gaps, duplicates and missing codes; all of them worth a look, none an error.</summary>
sealed class CatalogueCode() : Rule("catalogue.code", Basis.Catalogue,
    "codes of a catalogue are present, unique, numbered through and stand under their parents",
    "目录代码完整、不重复、连续，且位于其上级之下",
    "the document is a catalogue of services"), ICheck<IReadOnlyList<ServiceEntry>>
{
    /// <summary>Sectors leave out what does not concern them; only services of the last level are numbered through.</summary>
    const int LastLevel = 4;

    public IEnumerable<Finding> Check(IReadOnlyList<ServiceEntry> part, CheckedDocument document)
    {
        foreach (var entry in part.Where(e => e.IsInferred))
            yield return Report(entry, Severity.Warning,
                $"{entry.Name} has no code; {entry.Code} follows from the entries below it",
                $"“{entry.Name}”代码缺失，按下级推定为 {entry.Code}");
        foreach (var entry in part.Where(e => e.Name.Length == 0))
            yield return Report(entry, Severity.Info, $"{entry.Code} has no name", $"{entry.Code} 名称缺失");
        foreach (var sector in part.GroupBy(e => e.Sector))
            foreach (var finding in InSector(sector)) yield return finding;
    }

    IEnumerable<Finding> InSector(IEnumerable<ServiceEntry> sector)
    {
        var seen = new Dictionary<string, ServiceEntry>();
        ServiceEntry? last = null;
        foreach (var entry in sector)
        {
            if (!seen.TryAdd(entry.Code, entry))
                yield return Report(entry, Severity.Info,
                    $"the code {entry.Code} stands twice ({seen[entry.Code].Name}, {entry.Name})",
                    $"代码 {entry.Code} 重复（{seen[entry.Code].Name}、{entry.Name}）");
            if (entry.Parent.Length > 0 && !seen.ContainsKey(entry.Parent))
                yield return Report(entry, Severity.Info,
                    $"{entry.Code} {entry.Name} stands without its parent {entry.Parent}",
                    $"{entry.Code} {entry.Name} 缺少上级 {entry.Parent}");
            if (last is not null && LeavesGap(last, entry))
                yield return Report(entry, Severity.Info,
                    $"between {last.Code} and {entry.Code} a number is left out",
                    $"{last.Code} 与 {entry.Code} 之间编号不连续");
            last = entry;
        }
    }

    static bool LeavesGap(ServiceEntry last, ServiceEntry next) => last.Level == LastLevel && next.Level == LastLevel
        && next.Parent == last.Parent && Number(next) > Number(last) + 1;

    static int Number(ServiceEntry entry) =>
        int.Parse(entry.Code.AsSpan(entry.Code.Length - 2), NumberStyles.None, CultureInfo.InvariantCulture);

    Finding Report(ServiceEntry entry, Severity severity, string message, string messageZh) => Report(
        severity, Cause.Unknown, new Place(entry.Evidence.Page, entry.Evidence.Box),
        $"{entry.Sector}: {message}", $"{entry.Sector}：{messageZh}");
}
