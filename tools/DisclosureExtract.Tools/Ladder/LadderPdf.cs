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
                rung.Seed(Path.GetFileNameWithoutExtension(pdf), content.Number, shift), Rulings(content));
            pages[content.Number - 1] = new ImagePdf.Page(
                image, rung.IsBilevel, bitmap.Width, bitmap.Height, content.Width * rung.Claim, content.Height * rung.Claim);
        });
        var temporary = target + ".tmp";
        ImagePdf.Write(temporary, pages);
        File.Move(temporary, target, overwrite: true);
    }

    static List<BoundingBox> Rulings(PageContent page) =>
        [
            .. page.Rulings.Where(r => r.Length > 20).Select(r => page.ToDisplayed(r.IsHorizontal
                ? new(r.Start, r.Position - 1, r.End, r.Position + 1) : new(r.Position - 1, r.Start, r.Position + 1, r.End))),
        ];

    static List<BoundingBox> Amounts(PageContent page) =>
        [
            .. GridFinder.Find(page).Grids.SelectMany(g => g.Cells)
                .Where(c => !c.IsEmpty && AmountText.IsAmount(c.Text) && c.Text.Length > 3)
                .Select(c => page.ToDisplayed(c.TextBox)),
        ];
}
