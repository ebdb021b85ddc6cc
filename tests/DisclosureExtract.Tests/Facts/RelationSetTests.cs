using System.Text;
using DisclosureExtract.Facts;
using DisclosureExtract.Output;
using DisclosureExtract.Pages;
using DisclosureExtract.Vocabulary;

namespace DisclosureExtract.Tests.Facts;

public sealed class RelationSetTests
{
    const string Form = "2026年部门支出总表\n\n单位：万元\n\n科目编码\t科目名称\t合计\t基本支出\t项目支出\n合计\t\t37.28\t27.28\t10.00\n208\t社会保障和就业支出\t16.65\t6.65\t10.00\n20805\t行政事业单位养老支出\t16.65\t6.65\t10.00\n2080505\t机关事业单位基本养老保险缴费支出\t16.65\t6.65\t10.00\n210\t卫生健康支出\t20.63\t20.63\t\n";

    static Extraction Run()
    {
        using var source = TranscriptPageSource.Open(Encoding.UTF8.GetBytes(Form), "form.txt");
        return new Extractor(SubjectCatalog.Default).Extract(source);
    }

    [Fact]
    public void The_settled_facts_of_a_run_give_its_relations_again()
    {
        var run = Run();
        var relations = RelationSet.Of(run.Facts);
        Assert.NotEqual(0, relations.Passed);
        Assert.Equal((run.Validation.Passed, run.Validation.Failed), (relations.Passed, relations.Failed));
        Assert.Equal(run.Validation.Checked, relations.Results.Count);
    }

    [Fact]
    public void Each_fact_knows_the_relations_it_takes_part_in()
    {
        var relations = RelationSet.Of(Run().Facts);
        Assert.All(relations.Results, result =>
            Assert.All(result.Relation.Facts, fact => Assert.Contains(relations.Over(fact), r => ReferenceEquals(r, result))));
    }

    [Fact]
    public void Trees_of_rows_stay_as_chosen_when_facts_are_settled()
    {
        var facts = Run().Facts;
        var table = Assert.Single(facts.Tables);
        var group = Assert.Single(FactIndex.Groups(table).Distinct());
        Assert.Same(facts.Tree(table, group), facts.With(facts.Facts).Tree(table, group));
    }

    [Fact]
    public void A_cancelled_run_builds_no_relations()
    {
        var facts = Run().Facts;
        Assert.Throws<OperationCanceledException>(() => RelationSet.Of(facts, new CancellationToken(canceled: true)));
    }
}
