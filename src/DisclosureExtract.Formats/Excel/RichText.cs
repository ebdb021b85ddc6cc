using System.Text;
using DisclosureExtract.Formats.Stating;
using NPOI.HSSF.UserModel;
using NPOI.SS.UserModel;
using NPOI.XSSF.UserModel;

namespace DisclosureExtract.Formats.Excel;

/// <summary>A cell of which parts look otherwise than the rest: what of it is struck out, and what is raised or lowered.</summary>
sealed class RichText
{
    public RichText(IWorkbook workbook, IRichTextString text)
    {
        var (shown, struck, end) = (new StringBuilder(), new StringBuilder(), 0);
        for (var run = 0; run < text.NumFormattingRuns; run++)
        {
            var start = text.GetIndexOfFormattingRun(run);
            shown.Append(text.String.AsSpan(end, Math.Max(0, start - end)));
            end = run + 1 < text.NumFormattingRuns ? text.GetIndexOfFormattingRun(run + 1) : text.String.Length;
            var part = text.String[start..end];
            var font = FontOf(workbook, text, run);
            if (font?.IsStrikeout == true) struck.Append(part);
            else shown.Append(font is { TypeOffset: not FontSuperScript.None } ? Raised.Of(part) : part);
        }
        (Shown, Struck) = (shown.ToString(), struck.ToString());
    }

    public string Shown { get; }

    public string Struck { get; }

    static IFont? FontOf(IWorkbook workbook, IRichTextString text, int run) => text switch
    {
        XSSFRichTextString modern => modern.GetFontOfFormattingRun(run),
        HSSFRichTextString old => workbook.GetFontAt(old.GetFontOfFormattingRun(run)),
        _ => null,
    };
}
