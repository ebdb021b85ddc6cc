using DisclosureExtract.Formats.Excel;
using NPOI.SS.UserModel;

namespace DisclosureExtract.Tests.Formats.Excel;

/// <summary>A cell shows what it stores; what its formula gives is held against it.</summary>
public sealed class FormulaTests
{
    static ICell Formula(IWorkbook book, string formula, double stored)
    {
        var cell = Books.Cell(Books.Form(book), 7, 3);
        cell.SetCellFormula(formula);
        cell.SetCellValue(stored);
        return cell;
    }

    [Theory, InlineData(false), InlineData(true)]
    public void A_stored_value_that_its_formula_does_not_give_is_a_finding_and_disputes_the_amount(bool isOld)
    {
        var read = Books.Read(isOld, book => Formula(book, "SUM(D6:D7)", 2100.5));

        var finding = Assert.Single(read.Findings, f => f.Rule == "cell.formula");
        Assert.Equal((2000.5m, 2100.5m, "Sheet1!D8"), (finding.Expected, finding.Actual, finding.Place!.Cell));
        Assert.Contains("SUM(D6:D7)", finding.Message);
        var fact = Assert.Single(read.Facts(), f => f.Cell == "Sheet1!D8");
        Assert.Equal((2100.50m, "disputed"), (fact.Value, fact.Status));
    }

    [Theory]
    [InlineData("SUM(D6:D7)")]
    [InlineData("D6+D7")]
    [InlineData("ROUND(SUM(D6,D7),2)")]
    [InlineData("SUM($D$6:$D$7)*1")]
    [InlineData("SUM(Sheet1!D6:D7)")]
    [InlineData("IF(D6>0,D6,D7)")]
    [InlineData("VLOOKUP(A6,A1:E9,4,FALSE)")]
    public void What_a_formula_gives_or_nobody_here_can_calculate_is_no_finding(string formula)
    {
        var read = Books.Read(isOld: false, book => Formula(book, formula, 2000.5));

        Assert.DoesNotContain(read.Findings, f => f.Rule == "cell.formula");
        Assert.Equal(2000.5m, Assert.Single(read.Facts(), f => f.Cell == "Sheet1!D8").Value);
    }

    [Fact]
    public void A_formula_that_nobody_calculated_is_calculated()
    {
        var read = Books.Read(isOld: false, book => Books.Cell(Books.Form(book), 7, 3).SetCellFormula("SUM(D6:D7)"));

        Assert.Equal("2,000.50", Assert.Single(read.Facts(), f => f.Cell == "Sheet1!D8").Raw);
    }

    [Theory]
    [InlineData("1+2*3", 7.0)]
    [InlineData("-(2-5)/3", 1.0)]
    [InlineData("50%", 0.5)]
    [InlineData("SUM(1,2,A1)", 13.0)]
    [InlineData("ROUND(2.345,2)", 2.35)]
    [InlineData("'a b'!B2", 10.0)]
    [InlineData("SUBTOTAL(9,A1:B2)", 40.0)]
    [InlineData("1/0", null)]
    [InlineData("NOW()", null)]
    [InlineData("A1:B2", null)]
    [InlineData("SUM(A1:B2", null)]
    [InlineData("\"text\"", null)]
    public void Sums_are_calculated_and_all_else_is_left_alone(string formula, double? value) =>
        Assert.Equal(value, DisclosureExtract.Formats.Excel.Formula.Value(formula, new Tens()));

    [Fact]
    public void A_formula_of_endless_brackets_ends() =>
        Assert.Null(DisclosureExtract.Formats.Excel.Formula.Value(new string('(', 100_000) + "1", new Tens()));

    /// <summary>Ten in every cell.</summary>
    sealed class Tens : IFormulaValues
    {
        public double? Cell(string? sheet, int row, int column) => 10;

        public IEnumerable<double>? Range(string? sheet, int row, int column, int endRow, int endColumn) =>
            Enumerable.Repeat(10.0, (endRow - row + 1) * (endColumn - column + 1));
    }
}
