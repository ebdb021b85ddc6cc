using DisclosureExtract.Cli.Runs;
using DisclosureExtract.Engines;
using DisclosureExtract.Jobs.Children;
using DisclosureExtract.Scans;
using SkiaSharp;

namespace DisclosureExtract.Tests.Cli;

public sealed class FolderOfPagesTests : IDisposable
{
    readonly string folder = Directory.CreateTempSubdirectory("disclosure-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void The_images_of_a_folder_are_one_document_in_the_order_of_their_numbers()
    {
        // How wide a page is says which it is.
        Draw("page 1.jpg", 1001, SKEncodedImageFormat.Jpeg);
        Draw("page 2.png", 1002, SKEncodedImageFormat.Png);
        Draw("page 10.webp", 1010, SKEncodedImageFormat.Webp);
        var input = Assert.Single(Inputs.Resolve([folder], Path.Combine(folder, "out"), bindsImages: true).Files);
        var bytes = Bound(input);
        using var source = DocumentOpener.Open(bytes, "pages.pdf");
        Assert.Equal(3, source.PageCount);
        Assert.Equal([1001, 1002, 1010], Enumerable.Range(1, 3).Select(p => ((IPixelSource)source).ReadPixels(p).Width));
        Assert.Equal(bytes, Bound(input));
    }

    [Fact]
    public void A_page_that_is_no_image_fails_the_document_and_is_named()
    {
        Draw("1.png", 1001, SKEncodedImageFormat.Png);
        File.WriteAllText(Path.Combine(folder, "2.png"), "not an image");
        var input = Assert.Single(Inputs.Resolve([folder], Path.Combine(folder, "out"), bindsImages: true).Files);
        var reply = Run(input, Directory.CreateDirectory(Path.Combine(folder, "staging")).FullName);
        Assert.NotEqual(0, reply.Code);
        Assert.Contains("2.png", reply.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Images_named_alike_are_documents_of_their_own_unless_asked_for_and_that_is_said()
    {
        for (var i = 1; i <= 3; i++) Draw($"扫描{i}.png", 1000, SKEncodedImageFormat.Png);
        var inputs = Inputs.Resolve([folder], Path.Combine(folder, "out"));
        Assert.Equal(3, inputs.Files.Count);
        Assert.Equal([folder], inputs.PerhapsPages);
    }

    byte[] Bound(Input input)
    {
        var staging = Directory.CreateTempSubdirectory("disclosure-").FullName;
        try
        {
            var reply = Run(input, staging);
            Assert.Equal(0, reply.Code);
            Assert.Contains(".pdf", reply.Files);
            return File.ReadAllBytes(Path.Combine(staging, "result.pdf"));
        }
        finally
        {
            Directory.Delete(staging, recursive: true);
        }
    }

    static ChildReply Run(Input input, string staging) => DocumentRun.Run(
        new ChildRequest { Path = input.Path, Pages = input.Pages, Name = input.Title, Staging = staging },
        new RunMeans(null, null), _ => { }, CancellationToken.None);

    void Draw(string name, int width, SKEncodedImageFormat format)
    {
        using var bitmap = new SKBitmap(width, 1400, SKColorType.Rgba8888, SKAlphaType.Opaque);
        bitmap.Erase(SKColors.White);
        using var canvas = new SKCanvas(bitmap);
        using var paint = new SKPaint { Color = SKColors.Black };
        canvas.DrawRect(200, 200, 400, 3, paint);
        canvas.Flush();
        using var data = bitmap.Encode(format, 100);
        File.WriteAllBytes(Path.Combine(folder, name), data.ToArray());
    }
}
