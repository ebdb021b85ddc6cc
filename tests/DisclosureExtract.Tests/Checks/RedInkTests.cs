using DisclosureExtract.Facts;
using DisclosureExtract.Output;
using DisclosureExtract.Tests.Engines.Pdf;

namespace DisclosureExtract.Tests.Checks;

/// <summary>Amounts printed in red: below zero, or emphasised.</summary>
public sealed class RedInkTests
{
    static string Red(string drawing, string color = "1 0 0 rg") => $"q {color} {drawing} Q\n";

    static IEnumerable<Fact> Disputed(Extraction extraction) => extraction.Facts.Facts.Where(f => f.Status == FactStatus.Disputed);

    static void IsPlain(Extraction extraction)
    {
        Assert.Equal(FormPdf.Amounts, extraction.Facts.Facts.Count);
        Assert.Empty(extraction.Validation.Findings);
        Assert.Empty(Disputed(extraction));
    }

    /// <summary>The column 项目支出 is below zero: 合计 prints the difference.</summary>
    [Theory]
    [InlineData("1 0 0 rg")]
    [InlineData("0 1 1 0 k")]
    [InlineData("/DeviceRGB cs 0.8 0.1 0.1 sc")]
    public void The_sign_of_red_amounts_among_black_ones_is_doubted_and_nobody_is_accused(string color)
    {
        var extraction = new FormPdf
        {
            Draw = cell => cell switch
            {
                { Column: 4 } or { Row: 3 } => Red(FormPdf.Text(cell), color),
                { Column: 2, Text: "1,200,000.00" } => FormPdf.Text(cell with { Text = "400,000.00" }),
                _ => null,
            },
        }.Extract();
        var finding = Assert.Single(extraction.Validation.Findings, f => f.Rule == "amount.red");
        Assert.Equal((Severity.Warning, Cause.Unknown, 5), (finding.Severity, finding.Cause, finding.Suspects.Count));
        Assert.Equal(5, Disputed(extraction).Count(f => finding.Suspects.Any(s => s.Concerns(f))));
        Assert.DoesNotContain(extraction.Validation.Findings, f => f.Severity == Severity.Error || f.Cause == Cause.Source);
    }

    [Fact]
    public void Red_amounts_that_add_up_with_black_ones_are_emphasised() => IsPlain(
        new FormPdf { Draw = cell => cell is { Row: 0, Column: 4 } or { Row: 2 } ? Red(FormPdf.Text(cell)) : null }.Extract());

    [Fact]
    public void A_row_in_red_is_emphasised() => IsPlain(new FormPdf
    {
        Draw = cell => cell.Row == 4 ? Red(FormPdf.Text(cell)) : null,
        DrawLabel = cell => cell.Row == 4 ? Red(FormPdf.Text(cell)) : null,
    }.Extract());

    [Fact]
    public void A_table_in_red_has_no_signs_by_colour() => IsPlain(new FormPdf { Draw = cell => Red(FormPdf.Text(cell)) }.Extract());

    [Fact]
    public void Orange_and_pink_are_not_red() => IsPlain(new FormPdf
    {
        Draw = cell => cell.Column == 4 ? Red(FormPdf.Text(cell), cell.Row == 0 ? "1 0.6 0 rg" : "1 0.6 0.8 rg") : null,
    }.Extract());
}
