using System.Text;
using System.Text.Json;
using System.Xml.Linq;
using DisclosureExtract.Data.Exports;
using DisclosureExtract.Data.Tables;
using DisclosureExtract.Output;

namespace DisclosureExtract.Tests.Data.Exports;

/// <summary>
/// What other formats ask for. Validators of these formats are not to be had as libraries here, so these tests hold the structure that
/// their specifications demand.
/// </summary>
public sealed class ExportsTests
{
    static byte[] Bytes(Action<Stream> write)
    {
        using var stream = new MemoryStream();
        write(stream);
        return stream.ToArray();
    }

    static JsonElement Xbrl(Disclosure disclosure) => JsonDocument.Parse(Bytes(s => XbrlJson.Write(s, disclosure))).RootElement;

    [Fact]
    public void Xbrl_amounts_are_yuan_known_as_far_as_they_are_printed()
    {
        var document = Results.Form("a.pdf", Results.Sound("6.4", "6.4", "0"));
        var fact = Xbrl(document).GetProperty("facts").EnumerateObject().First().Value;
        Assert.Equal("64000", fact.GetProperty("value").GetString());
        Assert.Equal(-3, fact.GetProperty("decimals").GetInt32());
        var dimensions = fact.GetProperty("dimensions");
        Assert.Equal("2025-01-01T00:00:00/2026-01-01T00:00:00", dimensions.GetProperty("period").GetString());
        Assert.Equal("body:甲市教育局", dimensions.GetProperty("entity").GetString());
        Assert.Equal("iso4217:CNY", dimensions.GetProperty("unit").GetString());
    }

    [Fact]
    public void Every_xbrl_name_is_declared_no_two_facts_have_the_same_dimensions_and_none_is_lost()
    {
        var taxonomy = XDocument.Load(new MemoryStream(Bytes(XbrlJson.WriteTaxonomy)));
        var declared = taxonomy.Root!.Elements().Select(e => e.Attribute("name")?.Value).OfType<string>().ToHashSet();
        foreach (var document in (Disclosure[])[Results.Seed, Results.Hostile(), Results.Form("a.pdf", Results.Sound())])
        {
            var root = Xbrl(document);
            var prefixes = root.GetProperty("documentInfo").GetProperty("namespaces").EnumerateObject().Select(n => n.Name).ToHashSet();
            Assert.Equal("https://xbrl.org/2021/xbrl-json", root.GetProperty("documentInfo").GetProperty("documentType").GetString());
            var facts = root.GetProperty("facts").EnumerateObject().ToList();
            Assert.Equal(FactTable.Of(document).Count(), facts.Count);
            Assert.Equal(facts.Count, facts.Select(f => f.Value.GetProperty("dimensions").GetRawText()).Distinct().Count());
            foreach (var dimension in facts.SelectMany(f => f.Value.GetProperty("dimensions").EnumerateObject()))
            {
                if (dimension.Name.Contains(':', StringComparison.Ordinal)) Assert.Contains(dimension.Name["de:".Length..], declared);
                else Assert.Contains(dimension.Name, (string[])["concept", "entity", "period", "unit"]);
                if (dimension.Name is "concept" or "entity" or "unit")
                {
                    Assert.Contains(dimension.Value.GetString()!.Split(':')[0], prefixes);
                    Assert.DoesNotContain(dimension.Value.GetString()!, char.IsWhiteSpace);
                }
            }
        }
    }

    [Fact]
    public void Xbrl_says_how_many_amounts_it_cannot_say()
    {
        var document = Results.Form("a.pdf", Results.Sound());
        Assert.Equal(document.Summary.Facts, XbrlJson.Write(Stream.Null, document with { Identity = document.Identity with { Year = null } }));
    }

    [Fact]
    public void A_fiscal_package_has_each_leaf_once_and_a_model_of_columns_it_has()
    {
        var csv = Encoding.UTF8.GetString(Bytes(s => FiscalPackage.WriteData(s, [Results.Form("a.pdf", Results.Sound())]))).TrimStart('\uFEFF').Trim().Split('\n');
        Assert.Contains(",2025,approved,expenditure,甲市教育局,2050202,小学教育,,,expenditure,300000.00,read,a.pdf,1", Assert.Single(csv.Skip(1)), StringComparison.Ordinal);

        using var json = JsonDocument.Parse(Bytes(FiscalPackage.WriteDescriptor));
        var root = json.RootElement;
        Assert.Matches("^[-a-z0-9._/]+$", root.GetProperty("name").GetString()!);
        var resource = root.GetProperty("resources")[0];
        var fields = resource.GetProperty("schema").GetProperty("fields").EnumerateArray().Select(f => f.GetProperty("name").GetString()!).ToList();
        Assert.Equal(csv[0].Split(','), fields);
        var model = root.GetProperty("model");
        Assert.Equal("CNY", model.GetProperty("measures").GetProperty("amount").GetProperty("currency").GetString());
        foreach (var dimension in model.GetProperty("dimensions").EnumerateObject())
        {
            var attributes = dimension.Value.GetProperty("attributes").EnumerateObject().ToList();
            Assert.Contains(attributes, a => a.Name == dimension.Value.GetProperty("primaryKey").GetString());
            Assert.All(attributes, a => Assert.Contains(a.Value.GetProperty("source").GetString()!, fields));
        }
    }
}
