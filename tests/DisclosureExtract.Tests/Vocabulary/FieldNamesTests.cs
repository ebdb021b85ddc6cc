using DisclosureExtract.Tests.House;
using DisclosureExtract.Vocabulary;

namespace DisclosureExtract.Tests.Vocabulary;

/// <summary>What people call the ids of the contract.</summary>
public sealed class FieldNamesTests
{
    [Fact]
    public void Every_form_column_and_moment_has_a_name_in_both_languages()
    {
        Assert.Equal([], FormType.All.Select(f => f.Id).Where(id => FieldNames.Find("form", id) is null));
        var keys = Seeds.Rows("wordings.csv").Where(r => r[0] == "column").Select(r => r[1]).Distinct();
        Assert.Equal([], keys.Where(id => FieldNames.Find("column", id) is null));
        var moments = typeof(Moments).GetFields().Select(f => (string)f.GetRawConstantValue()!);
        Assert.Equal([], moments.Where(id => FieldNames.Find("moment", id) is null));
        Assert.All(FieldNames.All, n => Assert.True(n.Zh.Length > 0 && n.En.Length > 0, n.Id));
    }

    [Fact]
    public void No_name_in_Chinese_is_a_key() =>
        Assert.All(FieldNames.All.Where(n => n.List is "form" or "column"), n => Assert.DoesNotContain('_', n.Zh));

    [Fact]
    public void A_column_is_called_by_what_it_measures_and_of_when()
    {
        Assert.Equal("公务接待费（预算）", FieldNames.ColumnZh("reception:budget"));
        Assert.Equal("合计", FieldNames.ColumnZh("total"));
        Assert.Equal("出国人数:人", FieldNames.ColumnZh("column:出国人数:人"));
    }

    [Fact]
    public void The_pages_of_forms_and_columns_are_written_from_the_table()
    {
        DocsTests.Check("docs/forms.md", "forms", Table("form"));
        DocsTests.Check("docs/columns.md", "columns", Table("column"));
        DocsTests.Check("docs/columns.md", "values", "| list | id | 中文 | English |\n|---|---|---|---|\n" + string.Concat(
            FieldNames.All.Where(n => n.List is not ("form" or "column")).Select(n => $"| {n.List} | `{n.Id}` | {n.Zh} | {n.En} |\n")));
    }

    static string Table(string list) => "| id | 中文 | English | 例 example | 各地不同 where provinces differ |\n|---|---|---|---|---|\n" + string.Concat(
        FieldNames.All.Where(n => n.List == list).Select(n => $"| `{n.Id}` | {n.Zh} | {n.En} | {n.Example} | {n.Differs} |\n"));
}
