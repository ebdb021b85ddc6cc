using System.Globalization;
using DisclosureExtract.Facts;
using DisclosureExtract.Pages;
using DisclosureExtract.Parts.Catalogue;

namespace DisclosureExtract.Checks;

/// <summary>catalogue.*: codes outside of their parent, gaps, duplicates and missing codes; all of them worth a look, none an error.</summary>
static class CatalogueChecks
{
    public static IEnumerable<Finding> Findings(IReadOnlyList<ServiceEntry> entries)
    {
        foreach (var entry in entries.Where(e => e.IsInferred))
            yield return Make(entry, Rules.CatalogueCode, Severity.Warning,
                $"{entry.Sector}: {entry.Name} has no code; {entry.Code} follows from the entries below it", $"{entry.Sector}：“{entry.Name}”代码缺失，按下级推定为 {entry.Code}");
        foreach (var entry in entries.Where(e => e.Name.Length == 0))
            yield return Make(entry, Rules.CatalogueCode, Severity.Info, $"{entry.Sector}: {entry.Code} has no name", $"{entry.Sector}：{entry.Code} 名称缺失");
        foreach (var sector in entries.GroupBy(e => e.Sector))
        {
            var seen = new Dictionary<string, ServiceEntry>();
            ServiceEntry? last = null;
            foreach (var entry in sector)
            {
                if (!seen.TryAdd(entry.Code, entry))
                    yield return Make(entry, Rules.CatalogueCode, Severity.Info, $"{entry.Sector}: the code {entry.Code} stands twice ({seen[entry.Code].Name}, {entry.Name})", $"{entry.Sector}：代码 {entry.Code} 重复（{seen[entry.Code].Name}、{entry.Name}）");
                if (entry.Parent.Length > 0 && !seen.ContainsKey(entry.Parent))
                    yield return Make(entry, Rules.CatalogueCode, Severity.Info, $"{entry.Sector}: {entry.Code} {entry.Name} stands without its parent {entry.Parent}", $"{entry.Sector}：{entry.Code} {entry.Name} 缺少上级 {entry.Parent}");
                // Sectors leave out what does not concern them; only services of the last level are numbered through.
                if (last is not null && entry.Level == 4 && last.Level == 4 && entry.Parent == last.Parent && Number(entry) > Number(last) + 1)
                    yield return Make(entry, Rules.CatalogueCode, Severity.Info, $"{entry.Sector}: between {last.Code} and {entry.Code} a number is left out", $"{entry.Sector}：{last.Code} 与 {entry.Code} 之间编号不连续");
                last = entry;
            }
        }
    }

    static int Number(ServiceEntry entry) => int.Parse(entry.Code.AsSpan(entry.Code.Length - 2), NumberStyles.None, CultureInfo.InvariantCulture);

    static Finding Make(ServiceEntry entry, string rule, Severity severity, string message, string messageZh) => new()
    {
        Rule = rule,
        Severity = severity,
        Cause = Cause.Unknown,
        Message = message,
        MessageZh = messageZh,
        Place = new Place(entry.Evidence.Page, entry.Evidence.Box),
    };
}
