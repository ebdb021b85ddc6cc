using DisclosureExtract.Data.Corpus;
using DisclosureExtract.Output;

namespace DisclosureExtract.Tests.Data.Corpus;

/// <summary>What documents say of each other: found where it is true, and nobody accused where it is not.</summary>
public sealed class CorpusChecksTests : IDisposable
{
    readonly string folder = Directory.CreateTempSubdirectory("corpus-checks-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    public static TheoryData<string, Disclosure[], string> Corpora => new()
    {
        { "twice, the same figures", [Doc("a"), Doc("b")], "" },
        { "twice, other figures", [Doc("a"), Doc("b", "31.00")], "corpus.twice 4" },
        { "twice, in yuan and in 10,000 yuan", [Doc("a", "30.00"), Scaled(Doc("b"), 10000, "元")], "" },
        { "twice, in yuan and off by more than rounding", [Doc("a"), Scaled(Doc("b"), 10005, "元")], "corpus.twice 4" },
        { "twice, rounded", [Doc("a", "30.00"), Doc("b", "30.01")], "" },
        { "department and unit of one name", [Doc("a"), Doc("b", "31.00", kind: "单位")], "" },
        { "two years", [Doc("a"), Doc("b", "31.00", year: 2024)], "" },
        { "budget and final accounts", [Doc("a"), Doc("b", "31.00") is var d ? Of(d, i => i with { Kind = "final_accounts" }) : d], "" },
        { "bodies that are not known", [Anonymous(Doc("a")), Anonymous(Doc("b", "31.00"))], "" },
        { "a year that is not known", [Of(Doc("a"), i => i with { Year = null }), Of(Doc("b", "31.00"), i => i with { Year = null })], "" },
        { "a unit that is not known", [Doc("a"), Scaled(Doc("b", "31.00"), 1, "")], "" },
        { "spaces and brackets in the name", [Of(Doc("a"), i => i with { Entity = "甲市 教育局(本级)" }), Of(Doc("b", "31.00"), i => i with { Entity = "甲市教育局（本级）" })], "corpus.twice 4" },
        { "schools of one name in two counties", [School("a", "甲县"), School("b", "乙县", "31.00")], "" },
        { "a school whose one document says no place", [School("a", "甲县"), School("b", null, "31.00")], "corpus.twice 4" },
        { "an adjusted budget", [Doc("a"), Of(Doc("b", "31.00"), i => i with { Title = "2025年部门预算调整方案" })], "" },
        { "disputed figures", [Doc("a"), Disputed(Doc("b", "31.00"))], "" },
        { "three times, of which two agree", [Doc("a"), Doc("b", "31.00"), Doc("c")], "corpus.twice 4" },
        { "last year's figure as it was", [Doc("a", year: 2024), Later("b", "30.00")], "" },
        { "last year's figure changed", [Doc("a", year: 2024), Later("b", "29.00")], "corpus.last_year 4" },
        { "last year's figure rounded", [Scaled(Doc("a", year: 2024), 10000.3m, "元"), Later("b", "30.00")], "" },
        { "what was executed last year", [Doc("a", year: 2024), Later("b", "29.00", "2024年执行数")], "" },
        { "what was expected of last year", [Doc("a", year: 2024), Later("b", "29.00", "2024年预计数")], "" },
        { "last year's document put right", [Doc("a", year: 2024), Doc("c", "29.00", year: 2024), Later("b", "29.00")], "corpus.twice 4" },
        { "a document of two years before", [Doc("a", year: 2023), Later("b", "29.00")], "" },
        { "last year's document of the other level", [Doc("a", year: 2024, kind: "单位"), Later("b", "29.00")], "" },
        { "last year's document of another county's school", [Of(School("a", "甲县"), i => i with { Year = 2024 }), Of(Later("b", "29.00"), i => School(i, "乙县"))], "" },
        { "final accounts beside last year's budget", [Final(Doc("a", year: 2024)), Final(Later("b", "29.00", "上年预算数"))], "" },
        { "final accounts beside last year's", [Final(Doc("a", year: 2024)), Final(Later("b", "29.00", "上年决算数"))], "corpus.last_year 4" },
        { "a department that is the sum", [Department("30.00", "甲市一中", "甲市教育局"), Unit("甲市一中", "10.00"), Unit("甲市教育局", "20.00")], "" },
        { "a department that is more than the sum", [Department("35.00", "甲市一中", "甲市教育局"), Unit("甲市一中", "10.00"), Unit("甲市教育局", "20.00")], "corpus.units 1" },
        { "a department that is less than the sum", [Department("25.00", "甲市一中", "甲市教育局"), Unit("甲市一中", "10.00"), Unit("甲市教育局", "20.00")], "corpus.units 1" },
        { "its own office under two names", [Department("35.00", "甲市一中", "甲市教育局本级"), Unit("甲市一中", "10.00"), Unit("甲市教育局（本级）", "20.00")], "corpus.units 1" },
        { "its own office under two names, and the sum", [Department("30.00", "甲市一中", "甲市教育局本级"), Unit("甲市一中", "10.00"), Unit("甲市教育局（本级）", "20.00")], "" },
        { "a list without its own office, which spends the rest", [Department("35.00", "甲市一中"), Unit("甲市一中", "10.00")], "" },
        { "a list without its own office, and a unit that is more than all", [Department("5.00", "甲市一中"), Unit("甲市一中", "10.00")], "corpus.units 1" },
        { "one unit lacks", [Department("35.00", "甲市一中", "甲市二中", "甲市教育局"), Unit("甲市一中", "10.00"), Unit("甲市教育局", "20.00")], "" },
        { "a unit that published twice alike", [Department("30.00", "甲市一中", "甲市教育局"), Unit("甲市一中", "10.00"), Unit("甲市一中", "10.00", "u2"), Unit("甲市教育局", "20.00")], "" },
        { "a unit of another year", [Department("35.00", "甲市一中"), Of(Unit("甲市一中", "99.00"), i => i with { Year = 2024 })], "" },
        { "a school of another county", [Department("30.00", "第一小学", "甲市教育局"), Of(Unit("第一小学", "99.00"), i => i with { Place = "乙县" }), Unit("甲市教育局", "20.00")], "" },
        { "its own school and one of the same name elsewhere", [Department("30.00", "第一小学", "甲市教育局"), Of(Unit("第一小学", "10.00"), i => i with { Place = "甲市" }), Of(Unit("第一小学", "99.00", "u9"), i => i with { Place = "乙县" }), Unit("甲市教育局", "20.00")], "" },
        { "its own school that is off, and one elsewhere", [Department("35.00", "第一小学", "甲市教育局"), Of(Unit("第一小学", "10.00"), i => i with { Place = "甲市" }), Of(Unit("第一小学", "99.00", "u9"), i => i with { Place = "乙县" }), Unit("甲市教育局", "20.00")], "corpus.units 1" },
        { "a unit named twice in the list", [Department("30.00", "甲市一中", "甲市一中", "甲市教育局"), Unit("甲市一中", "10.00"), Unit("甲市教育局", "20.00")], "" },
        { "a unit named twice in the list of a department that is off", [Department("35.00", "甲市一中", "甲市一中", "甲市教育局"), Unit("甲市一中", "10.00"), Unit("甲市教育局", "20.00")], "corpus.units 1" },
    };

    [Theory(DisableDiscoveryEnumeration = true), MemberData(nameof(Corpora))]
    public void What_documents_say_of_each_other_is_found_and_nobody_is_accused_wrongly(string what, Disclosure[] documents, string expected)
    {
        // In both orders, for no document has a say in which is looked at first.
        foreach (var (order, i) in new[] { documents, [.. documents.Reverse()] }.Select((o, i) => (o, i)))
            Assert.Equal((what, expected), (what, string.Join(", ", Findings(order, i).Select(f => $"{f.Rule} {f.Count}"))));
    }

    [Fact]
    public void The_two_documents_that_are_named_do_differ()
    {
        // Whichever of the three is the odd one out: a finding names it and one of the two that agree.
        foreach (var odd in Enumerable.Range(0, 3))
        {
            Findings([.. Enumerable.Range(0, 3).Select(n => Doc($"n{n}", n == odd ? "31.00" : "30.00"))], odd);
            var row = Questions.Ask(Db(odd), "SELECT min(abs(difference)), count(*), count(*) FILTER (document = other) FROM corpus_findings").Rows[0];
            Assert.Equal(["10000", "4", "0"], row);
        }
    }

    [Fact]
    public void Bodies_of_one_name_in_two_places_are_two_bodies()
    {
        Findings([School("a", "甲县"), School("b", "乙县", "31.00")], 0);
        Assert.Equal([["乙县第一小学"], ["甲县第一小学"]], Questions.Ask(Db(0), "SELECT DISTINCT body FROM facts_yuan ORDER BY body").Rows);
    }

    string Db(int number) => Path.Combine(folder, $"{number}.duckdb");

    IReadOnlyList<(string Rule, long Count)> Findings(Disclosure[] documents, int number)
    {
        var results = Directory.CreateDirectory(Path.Combine(folder, $"{number}")).FullName;
        foreach (var (document, i) in documents.Select((d, i) => (d, i)))
            File.WriteAllBytes(Path.Combine(results, $"{i}.json"), DisclosureJson.ToBytes(document));
        using var collector = Collector.Open(Db(number));
        return collector.Collect([results], (_, _) => { }, TestContext.Current.CancellationToken).Findings;
    }

    /// <summary>One form with a total, each of its four rows and the total only.</summary>
    static Disclosure Doc(string file, string total = "30.00", string entity = "甲市教育局", int year = 2025, string kind = "部门")
    {
        var document = Results.Form(file, Results.Sound(total, total, "0.00"), entity, year, kind);
        var table = document.Tables[0];
        return document with { Tables = [table with { Rows = [.. table.Rows.Select(r => r with { Values = new Dictionary<string, decimal> { ["total"] = r.Values["total"] } })] }] };
    }

    static Disclosure Of(Disclosure document, Func<Identity, Identity> change) => document with { Identity = change(document.Identity) };

    static Disclosure Anonymous(Disclosure document) => Of(document, i => i with { Entity = null });

    static Disclosure Final(Disclosure document) => Of(document, i => i with { Kind = "final_accounts" });

    static Identity School(Identity identity, string? place) => identity with { Entity = "第一小学", Place = place };

    static Disclosure School(string file, string? place, string total = "30.00") => Of(Doc(file, total), i => School(i, place));

    static Disclosure Scaled(Disclosure document, decimal factor, string unit) => document with
    {
        Tables =
        [
            .. document.Tables.Select(t => t with
            {
                Unit = unit,
                Rows = [.. t.Rows.Select(r => r with { Values = r.Values.ToDictionary(v => v.Key, v => v.Value * factor), Cells = r.Cells.ToDictionary(c => c.Key, c => c.Value with { Unit = null }) })],
            }),
        ],
    };

    static Disclosure Disputed(Disclosure document) => document with
    {
        Tables = [.. document.Tables.Select(t => t with { Rows = [.. t.Rows.Select(r => r with { Cells = r.Cells.ToDictionary(c => c.Key, c => c.Value with { Status = "disputed" }) })] })],
    };

    /// <summary>The same form with a column of the year before.</summary>
    static Disclosure Later(string file, string before, string heading = "上年预算数")
    {
        var now = Doc(file, "33.00");
        var table = now.Tables[0];
        var rows = table.Rows.Select(r => r with
        {
            Values = new Dictionary<string, decimal>(r.Values) { ["total:last_year"] = decimal.Parse(before, System.Globalization.CultureInfo.InvariantCulture) },
            Cells = new Dictionary<string, CellInfo>(r.Cells) { ["total:last_year"] = r.Cells["total"] with { GridColumn = 9, Status = "read" } },
        });
        return now with { Tables = [table with { Rows = [.. rows], Columns = [.. table.Columns, new("total:last_year", [heading], "", 9)] }] };
    }

    static Disclosure Department(string total, params string[] units) => Of(Doc("d", total), i => i with { Subordinates = units });

    static Disclosure Unit(string name, string total, string? file = null) => Doc(file ?? name, total, name, kind: "单位");
}
