using DisclosureExtract.Tools.Synthesis.Drawing;
using DisclosureExtract.Tests.Engines.Pdf;

namespace DisclosureExtract.EndToEnd.Review;

/// <summary>Pages that are nothing but pictures.</summary>
static class ScannedForm
{
    static readonly Face face = Face.Load("hei");

    public static DrawnPage Page()
    {
        var page = new DrawnPage(595, 420);
        page.Marks.Add(new TextMark("2024年预算单位收入预算总表", 180, 60, 14, face));
        page.Marks.Add(new TextMark("单位：万元", 460, 85, 9, face));
        string[][] rows = [["科目名称", "合计"], ["教育支出", "120.50"], ["卫生健康支出", "31.20"], ["合计", "151.70"]];
        for (var r = 0; r <= rows.Length; r++) page.Marks.Add(new LineMark(80, 95 + 24 * r, 500, 95 + 24 * r, 0.8));
        foreach (var x in new[] { 80.0, 300, 500 }) page.Marks.Add(new LineMark(x, 95, x, 95 + 24 * rows.Length, 0.8));
        for (var r = 0; r < rows.Length; r++)
        {
            page.Marks.Add(new TextMark(rows[r][0], 90, 111 + 24 * r, 10, face));
            page.Marks.Add(new TextMark(rows[r][1], 420, 111 + 24 * r, 10, face));
        }
        return page;
    }

    /// <summary>A PDF of so many sheets of paper with specks and something like lines of text, one bit a dot.</summary>
    public static byte[] Pdf(int pages)
    {
        var pdf = MiniPdf.WithHelvetica();
        var bits = ScannedPdf.Deflate(ScannedPdf.Pack(1240, 1754, 1, 1, (x, y, _) => (x * 7919 + y * 104729 + x * y) % 311 == 0 || (y % 40 < 14 && x % 23 < 9 && (x / 23 + y / 40) % 5 != 0) ? 0 : 1));
        var image = pdf.AddStream(
            System.Text.Encoding.Latin1.GetString(bits), "/Type /XObject /Subtype /Image /Width 1240 /Height 1754 /BitsPerComponent 1 /ColorSpace /DeviceGray /Filter /FlateDecode");
        for (var i = 0; i < pages; i++) pdf.PageWith($"/XObject << /I {image} 0 R >>", "595 0 0 842 0 0 cm /I Do", "0 0 595 842");
        return pdf.ToBytes();
    }
}
