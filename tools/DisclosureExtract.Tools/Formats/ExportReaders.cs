using System.Globalization;
using System.Text.Json;

namespace DisclosureExtract.Tools.Formats;

/// <summary>Formats of others that carry part of what a fact says, by the shape that their specifications give them.</summary>
static class ExportReaders
{
    /// <summary>xBRL-JSON by the Open Information Model: value, decimals and dimensions of each fact.</summary>
    public static List<PrintedFact> Xbrl(string path)
    {
        using var json = JsonDocument.Parse(File.ReadAllBytes(path));
        return [.. json.RootElement.GetProperty("facts").EnumerateObject().Select(f =>
        {
            var dimensions = f.Value.GetProperty("dimensions");
            string Axis(string name) => dimensions.TryGetProperty(name, out var value) ? value.GetString()! : "";
            return PrintedFact.Of(new Dictionary<string, string>
            {
                ["document"] = Axis("de:document"),
                ["table"] = Axis("de:table"),
                ["row"] = Axis("de:row"),
                ["key"] = Axis("de:column"),
                ["form"] = Axis("de:form"),
                ["side"] = Axis("de:side"),
                ["kind"] = Axis("de:kind"),
                ["code"] = Axis("de:code"),
                ["name"] = Axis("de:label"),
                ["status"] = Axis("de:status"),
                ["body"] = Axis("entity")[(Axis("entity").IndexOf(':', StringComparison.Ordinal) + 1)..],
                ["currency"] = Axis("unit"),
                ["period"] = Axis("period"),
                ["amount_yuan"] = NumberText.Plain(f.Value.GetProperty("value").GetString()!),
                ["accuracy"] = f.Value.GetProperty("decimals").GetRawText(),
            });
        })];
    }

    /// <summary>What a fact says in the words of that model; null where it has no unit or no year and cannot be said.</summary>
    public static PrintedFact? InXbrl(PrintedFact fact)
    {
        var (of, year) = (fact.Fields, fact.Fields["year"]);
        if (year.Length == 0 || of["amount_yuan"].Length == 0) return null;
        var name = string.Concat(of["entity"].Where(c => !char.IsWhiteSpace(c)));
        var next = int.Parse(year, CultureInfo.InvariantCulture) + 1;
        return fact with
        {
            Fields = new Dictionary<string, string>(of)
            {
                ["body"] = name.Length > 0 ? name : of["document"],
                ["currency"] = "iso4217:CNY",
                ["period"] = string.Create(CultureInfo.InvariantCulture, $"{year}-01-01T00:00:00/{next}-01-01T00:00:00"),
                ["accuracy"] = (int.Parse(of["decimals"], CultureInfo.InvariantCulture) - ResultFacts.Digits(of["unit"])).ToString(CultureInfo.InvariantCulture),
            },
        };
    }

    /// <summary>The lines of a fiscal package: leaves only, each known by the id of its line.</summary>
    public static List<PrintedFact> Fiscal(string path) => [.. TableReaders.CsvRows(path).Select(line => new PrintedFact(
        line["id"],
        new Dictionary<string, string>
        {
            ["year"] = line["year"],
            ["kind"] = line["phase"] == "executed" ? "final_accounts" : "budget",
            ["body"] = line["body"],
            ["code"] = line["functional_code"] + line["economic_code"],
            ["name"] = line["functional_name"] + line["economic_name"],
            ["form"] = line["form"],
            ["amount_yuan"] = NumberText.Plain(line["amount"]),
            ["status"] = line["status"],
            ["file"] = line["file"],
            ["page"] = line["page"],
        }))];

    public static PrintedFact InFiscal(PrintedFact fact) => fact with
    {
        Fields = new Dictionary<string, string>(fact.Fields)
        {
            ["body"] = fact.Fields["entity"] is { Length: > 0 } entity ? entity : fact.Fields["file"],
            ["kind"] = fact.Fields["kind"] == "final_accounts" ? "final_accounts" : "budget",
        },
    };
}
