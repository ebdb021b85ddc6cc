using DisclosureExtract.Engines.Pdf;
using DisclosureExtract.Pages;
using DisclosureExtract.Primitives;
using DisclosureExtract.Tables;
using DisclosureExtract.Tools.Spoiling;

namespace DisclosureExtract.Tools.Ladder;

/// <summary>A real PDF → a PDF of images of its pages, spoilt as the rung says.</summary>
static class LadderPdf
{
    public static void Make(string pdf, Rung rung, string target, int shift = 0)
    {
        using var source = PdfPageSource.Open(File.ReadAllBytes(pdf), pdf);
        var contents = Enumerable.Range(1, source.PageCount).Select(n => source.ReadPage(n)).ToList();
        var pages = new ImagePdf.Page[contents.Count];
        Parallel.ForEach(contents, new ParallelOptions { MaxDegreeOfParallelism = 2 }, content =>
        {
            using var bitmap = Pixels.Render(pdf, content.Number, rung.Dpi);
            var image = Degrader.Degrade(
                bitmap, rung, Amounts(content),
                rung.Seed(Path.GetFileNameWithoutExtension(pdf), content.Number, shift));
            pages[content.Number - 1] = new ImagePdf.Page(
                image, rung.IsBilevel, bitmap.Width, bitmap.Height, content.Width, content.Height);
        });
        var temporary = target + ".tmp";
        ImagePdf.Write(temporary, pages);
        File.Move(temporary, target, overwrite: true);
    }

    static List<BoundingBox> Amounts(PageContent page) =>
        [
            .. GridFinder.Find(page).Grids.SelectMany(g => g.Cells)
                .Where(c => !c.IsEmpty && AmountText.IsAmount(c.Text) && c.Text.Length > 3)
                .Select(c => page.ToDisplayed(c.TextBox)),
        ];
}
