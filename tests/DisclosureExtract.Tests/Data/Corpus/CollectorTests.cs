using DisclosureExtract.Data.Corpus;
using DisclosureExtract.Data.Tables;
using DisclosureExtract.Output;

namespace DisclosureExtract.Tests.Data.Corpus;

/// <summary>Many results as one corpus, and what it answers.</summary>
public sealed class CollectorTests : IDisposable
{
    readonly string folder = Directory.CreateTempSubdirectory("corpus-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    string Db => Path.Combine(folder, "corpus.duckdb");

    string Put(Disclosure disclosure, string name, string? finished = null)
    {
        var path = Path.Combine(folder, "results", name + ".json");
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, DisclosureJson.ToBytes(disclosure));
        if (finished is not null) File.WriteAllText(Path.Combine(Path.GetDirectoryName(path)!, "_run.json"), $$"""{"finished":"{{finished}}"}""");
        return path;
    }

    CollectReport Collect()
    {
        using var collector = Collector.Open(Db);
        return collector.Collect([Path.Combine(folder, "results")], (_, _) => { }, TestContext.Current.CancellationToken);
    }

    List<string?[]> Ask(string sql) => [.. Questions.Ask(Db, sql).Rows];

    string? One(string sql) => Ask(sql)[0][0];

    [Fact]
    public void Every_fact_comes_back_to_the_last_decimal_and_character()
    {
        Disclosure[] documents = [Results.Seed, Results.Hostile(), Results.Form("a.pdf", Results.Sound())];
        foreach (var (document, i) in documents.Select((d, i) => (d, i))) Put(document, $"r{i}");
        Assert.Equal(3, Collect().Added);
        foreach (var document in documents)
        {
            var facts = FactTable.Of(document).OrderBy(f => f.Table, StringComparer.Ordinal).ThenBy(f => f.Row).ThenBy(f => f.Key, StringComparer.Ordinal).ToList();
            var rows = Ask($"""
                SELECT value::VARCHAR, decimals, name, raw, code, key, amount_yuan::VARCHAR, checks, flags FROM facts WHERE document = '{document.Source.Sha256}' ORDER BY "table", "row", key
                """);
            Assert.Equal(facts.Count, rows.Count);
            Assert.All(facts.Zip(rows), pair =>
            {
                var (fact, row) = pair;
                Assert.Equal(fact.Value, decimal.Parse(row[0]!, System.Globalization.CultureInfo.InvariantCulture));
                Assert.Equal((fact.Decimals.ToString(System.Globalization.CultureInfo.InvariantCulture), fact.Name, fact.Raw, fact.Code, fact.Key, fact.Flags), (row[1], row[2], row[3], row[4], row[5], row[8]));
                Assert.Equal(fact.AmountYuan, row[6] is { } yuan ? decimal.Parse(yuan, System.Globalization.CultureInfo.InvariantCulture) : null);
            });
        }
    }

    [Fact]
    public void Collecting_again_changes_nothing_and_reads_nothing()
    {
        Put(Results.Form("a.pdf", Results.Sound()), "a");
        Put(Results.Seed, "seed");
        var first = Collect();
        var second = Collect();
        Assert.Equal((2, 0, 2), (first.Added, second.Added, second.Same));
        Assert.Equal((first.Documents, first.Facts), (second.Documents, second.Facts));
        File.SetLastWriteTimeUtc(Path.Combine(folder, "results", "a.json"), DateTime.UtcNow.AddHours(1));
        Assert.Equal((0, 2), Collect() is var touched ? (touched.Added, touched.Same) : default);
    }

    [Fact]
    public void A_newer_result_replaces_an_older_one_and_an_older_one_nothing()
    {
        var document = Results.Form("a.pdf", Results.Sound());
        Put(document, "new/a", "2026-05-02T00:00:00Z");
        Collect();
        Put(document with { Findings = [], Identity = document.Identity with { Entity = "旧名" } }, "old/a", "2026-05-01T00:00:00Z");
        Assert.Equal((0, 1), Collect() is var older ? (older.Added, older.Older) : default);
        Assert.Equal("甲市教育局", One("SELECT entity FROM documents"));
        Put(document with { Identity = document.Identity with { Entity = "新名" } }, "newer/a", "2026-05-03T00:00:00Z");
        Assert.Equal(1, Collect().Added);
        Assert.Equal(("新名", "1"), (One("SELECT entity FROM documents"), One("SELECT count(*) FROM documents")));
        Assert.Equal("0", One("SELECT count(*) FROM (SELECT document, \"table\", \"row\", key FROM facts GROUP BY ALL HAVING count(*) > 1)"));
    }

    [Fact]
    public void What_is_no_result_is_named_and_the_rest_is_taken_in()
    {
        Put(Results.Form("a.pdf", Results.Sound()), "a");
        File.WriteAllText(Path.Combine(folder, "results", "b.json"), "{}");
        var finer = Results.Form("c.pdf", Results.Sound());
        Put(finer with { Tables = [finer.Tables[0] with { Rows = [finer.Tables[0].Rows[0] with { Values = new Dictionary<string, decimal> { ["total"] = 1.00000001m } }] }] }, "c");
        var report = Collect();
        Assert.Equal((1, 2), (report.Added, report.Refused.Count));
        Assert.Contains(report.Refused, r => r.Why.Contains("more digits", StringComparison.Ordinal));
    }

    [Fact]
    public void Two_disclosures_of_one_body_and_year_with_other_figures_are_found_and_counted_once()
    {
        Put(Results.Form("a.pdf", Results.Sound()), "a");
        Put(Results.Form("b.pdf", Results.Sound("31.00", "21.00")), "b");
        Put(Results.Form("c.pdf", Results.Sound(), entity: "乙市教育局"), "c");
        var report = Collect();
        Assert.Equal([("corpus.twice", 8L)], report.Findings);
        Assert.Equal("1", One("SELECT count(DISTINCT document) FROM facts_yuan WHERE body = '甲市教育局'"));
        Assert.Equal("0", One("SELECT count(*) FROM corpus_findings WHERE body <> '甲市教育局'"));
    }

    [Fact]
    public void A_department_that_is_not_the_sum_of_all_its_units_is_found_and_one_of_which_a_unit_lacks_is_not()
    {
        var department = Results.Form("d.pdf", Results.Sound("50.00", "40.00"));
        Put(department with { Identity = department.Identity with { Subordinates = ["甲市一中", "甲市二中"] } }, "d");
        Put(Results.Form("u1.pdf", Results.Sound(), entity: "甲市一中", kind: "单位"), "u1");
        Assert.Empty(Collect().Findings);
        Put(Results.Form("u2.pdf", Results.Sound("25.00", "15.00"), entity: "甲市二中", kind: "单位"), "u2");
        Assert.Equal([("corpus.units", 1L)], Collect().Findings);
        Assert.Equal("-50000", One("SELECT difference FROM corpus_findings"));
    }

    [Fact]
    public void Last_years_figure_is_held_against_last_years_document()
    {
        Put(Results.Form("y1.pdf", Results.Sound(), year: 2024), "y1");
        var now = Results.Form("y2.pdf", Results.Sound("33.00", "23.00"));
        var table = now.Tables[0];
        var rows = table.Rows.Select(r => r with
        {
            Values = new Dictionary<string, decimal>(r.Values) { ["total:last_year"] = r.Name == "普通教育" ? 29.00m : 30.00m },
            Cells = new Dictionary<string, CellInfo>(r.Cells) { ["total:last_year"] = r.Cells["total"] with { GridColumn = 9, Status = "read" } },
        });
        Put(now with { Tables = [table with { Rows = [.. rows], Columns = [.. table.Columns, new("total:last_year", ["上年预算数"], "", 9)] }] }, "y2");
        Assert.Equal([("corpus.last_year", 1L)], Collect().Findings);
        Assert.Equal(["普通教育", "-10000"], Ask("SELECT name, difference FROM corpus_findings")[0]);
    }

    [Fact]
    public void What_a_run_that_was_cut_off_left_open_the_next_one_concludes()
    {
        Put(Results.Form("a.pdf", Results.Sound()), "a");
        Put(Results.Form("b.pdf", Results.Sound("31.00", "21.00")), "b");
        Collect();
        using (var database = CorpusDatabase.OpenToWrite(Db))
            database.Execute("DELETE FROM corpus_findings; INSERT INTO meta VALUES ('unconcluded', '')");
        Assert.Equal([("corpus.twice", 8L)], Collect().Findings);
        Assert.Equal("0", One("SELECT count(*) FROM meta WHERE key = 'unconcluded'"));
    }

    public static TheoryData<string> Named => [.. Questions.All.Select(q => q.Name)];

    [Theory, MemberData(nameof(Named))]
    public void Every_question_has_words_in_both_languages_and_an_answer(string name)
    {
        Put(Results.Seed, "seed");
        Put(Results.Form("b.pdf", [.. Results.Sound()[..3], ["合计", "", "31.00", "20.00", "10.00"]]), "b");
        Put(Results.Form("y1.pdf", Results.Sound(), year: 2024), "y1");
        Collect();
        var question = Questions.All.Single(q => q.Name == name);
        Assert.True(question.Zh.Length > 0 && question.En.Length > 0);
        Assert.NotEmpty(Questions.Ask(Db, name).Columns);
    }

    [Fact]
    public void There_are_ten_questions_and_what_they_find_in_a_small_corpus_is_right()
    {
        Put(Results.Seed, "seed");
        Put(Results.Form("b.pdf", [.. Results.Sound()[..3], ["合计", "", "31.00", "20.00", "10.00"]]), "b");
        Collect();
        Assert.True(Questions.All.Count >= 10);
        Assert.Contains(Questions.Ask(Db, "basic-share").Rows, r => r[0] == "甲市教育局");
        Assert.Equal("2", One("SELECT count(*) FROM documents"));
        Assert.NotEmpty(Questions.Ask(Db, "disputed-first").Rows);
        Assert.Equal(Results.Seed.Projects.Count, Questions.Ask(Db, "largest-projects").Rows.Count);
    }

    [Fact]
    public void Every_table_view_and_column_has_a_comment_in_both_languages()
    {
        Put(Results.Seed, "seed");
        Collect();
        Assert.Equal([], Ask("SELECT table_name, column_name FROM duckdb_columns() WHERE NOT internal AND comment IS NULL AND table_name IN (SELECT table_name FROM duckdb_tables()) AND table_name NOT IN ('meta', 'results', 'preferred_forms', 'corpus_findings')"));
        Assert.Equal([], Ask("SELECT table_name FROM duckdb_tables() WHERE NOT internal AND (comment IS NULL OR NOT contains(comment, ' / '))"));
        Assert.Equal([], Ask("SELECT view_name FROM duckdb_views() WHERE NOT internal AND (comment IS NULL OR NOT contains(comment, ' / '))"));
    }

    [Fact]
    public void A_folder_gets_every_table_as_parquet_with_the_same_facts()
    {
        Put(Results.Seed, "seed");
        var parquet = Path.Combine(folder, "parquet");
        Directory.CreateDirectory(parquet);
        using (var collector = Collector.Open(Db))
        {
            collector.Collect([Path.Combine(folder, "results")], (_, _) => { }, TestContext.Current.CancellationToken);
            collector.WriteParquet(parquet);
        }
        Assert.All(AllTables.All, t => Assert.True(File.Exists(Path.Combine(parquet, t.Name + ".parquet"))));
        Assert.Equal("0", One($"SELECT count(*) FROM (FROM facts EXCEPT FROM read_parquet('{parquet}/facts.parquet'))"));
        Assert.Equal(One("SELECT count(*) FROM facts"), One($"SELECT count(*) FROM read_parquet('{parquet}/facts.parquet')"));
    }

    [Fact]
    public void A_corpus_that_is_asked_is_not_written_to_and_what_is_no_sql_is_said()
    {
        Put(Results.Seed, "seed");
        Collect();
        Assert.Throws<CorpusException>(() => Questions.Ask(Db, "DELETE FROM facts"));
        Assert.Throws<CorpusException>(() => Questions.Ask(Db, "SELECT nothing FROM nowhere"));
        Assert.Throws<CorpusException>(() => Questions.Ask(Path.Combine(folder, "none.duckdb"), "SELECT 1"));
        Assert.NotEqual("0", One("SELECT count(*) FROM facts"));
    }

    [Fact]
    public void A_corpus_of_another_version_and_a_database_that_is_none_are_not_asked_nor_written_to()
    {
        Put(Results.Form("a.pdf", Results.Sound()), "a");
        Collect();
        using (var database = CorpusDatabase.OpenToWrite(Db)) database.Execute("UPDATE meta SET value = 'corpus/0' WHERE key = 'schema'");
        string[] wanted = ["corpus/0", CorpusDatabase.SchemaId, "collect RESULTS… --to NEW.duckdb"];
        foreach (var error in (CorpusException[])[Assert.Throws<CorpusException>(() => Questions.Ask(Db, "trust")), Assert.Throws<CorpusException>(() => Collect())])
            Assert.All(wanted, w => Assert.All([error.Message, error.Chinese], m => Assert.Contains(w, m, StringComparison.Ordinal)));

        using (var other = new DuckDB.NET.Data.DuckDBConnection($"Data Source={Path.Combine(folder, "other.duckdb")}"))
        {
            other.Open();
            using var command = other.CreateCommand();
            command.CommandText = "CREATE TABLE mine (a INTEGER)";
            command.ExecuteNonQuery();
        }
        foreach (var open in (Func<string, CorpusDatabase>[])[CorpusDatabase.OpenToRead, CorpusDatabase.OpenToWrite])
            Assert.Contains("collect did not make", Assert.Throws<CorpusException>(() => open(Path.Combine(folder, "other.duckdb"))).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("three-publik", "three-public")]
    [InlineData("Three_Public", "three-public")]
    [InlineData("disputedfirst", "disputed-first")]
    [InlineData("basic share", "basic-share")]
    [InlineData("projects", "largest-projects")]
    [InlineData("三公", "three-public")]
    public void A_misspelt_name_is_no_sql_and_the_names_near_it_are_offered(string asked, string meant)
    {
        Collect();
        var error = Assert.Throws<CorpusException>(() => Questions.Ask(Db, asked));
        Assert.Contains($"Near it: {meant} (", error.Message, StringComparison.Ordinal);
        Assert.Contains($"相近的有：{meant} (", error.Chinese, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_near_no_name_is_said_to_be_none_and_sql_of_plain_words_is_sql()
    {
        Collect();
        var error = Assert.Throws<CorpusException>(() => Questions.Ask(Db, "xyzzy"));
        Assert.DoesNotContain("Near it", error.Message, StringComparison.Ordinal);
        Assert.Contains("lists all questions", error.Message, StringComparison.Ordinal);
        Assert.NotEmpty(Questions.Ask(Db, "SHOW TABLES").Rows);
        Assert.Empty(Questions.Ask(Db, "FROM facts").Rows);
    }

    [Fact]
    public void Rows_beyond_those_asked_for_are_counted_and_not_kept()
    {
        Put(Results.Seed, "seed");
        Collect();
        var answer = Questions.Ask(Db, "SELECT * FROM facts", 3);
        Assert.Equal((3, Results.Seed.Summary.Facts), (answer.Rows.Count, answer.Count));
    }
}
