using DisclosureExtract.Engines.Pdf;
using DisclosureExtract.Tools.Chance;
using SkiaSharp;

namespace DisclosureExtract.Tools.Spoiling;

/// <summary>Bitmaps of four bytes a pixel: red, green, blue and one that is not used.</summary>
static class Pixels
{
    static SKImageInfo Info(int width, int height) => new(width, height, SKColorType.Rgba8888, SKAlphaType.Opaque);

    /// <summary>A page of a PDF, drawn by poppler.</summary>
    public static SKBitmap Render(string pdf, int page, int dpi)
    {
        var pixels = Poppler.Render(pdf, page, dpi)
            ?? throw new InvalidOperationException($"{pdf}: page {page} cannot be rendered; is poppler installed?");
        var bitmap = new SKBitmap(Info(pixels.Width, pixels.Height));
        var target = bitmap.GetPixelSpan();
        for (int i = 0, o = 0; o < target.Length; i++, o += 4)
        {
            (target[o], target[o + 1], target[o + 2]) = (pixels.Red[i], pixels.Green[i], pixels.Blue[i]);
            target[o + 3] = 255;
        }
        return bitmap;
    }

    public static SKSurface Surface(SKBitmap like) => SKSurface.Create(Info(like.Width, like.Height));

    /// <param name="sigma">Of a Gaussian, pixels.</param>
    public static SKBitmap Blur(SKImage image, float sigma)
    {
        var bitmap = new SKBitmap(Info(image.Width, image.Height));
        using var canvas = new SKCanvas(bitmap);
        canvas.Clear(SKColors.White);
        using var filter = sigma > 0 ? SKImageFilter.CreateBlur(sigma, sigma, SKShaderTileMode.Clamp) : null;
        using var paint = new SKPaint { ImageFilter = filter };
        canvas.DrawImage(image, 0, 0, SKSamplingOptions.Default, paint);
        return bitmap;
    }

    /// <param name="sigma">Of noise that is the same in all colours, grey levels; colours stray by a little
    /// more.</param>
    public static void AddNoise(SKBitmap bitmap, double sigma, Random random)
    {
        var pixels = bitmap.GetPixelSpan();
        for (var i = 0; i < pixels.Length; i += 4)
        {
            var grey = sigma * random.Gauss();
            for (var c = 0; c < 3; c++)
            {
                var tint = 0.3 * sigma * (random.NextDouble() - 0.5);
                pixels[i + c] = (byte)Math.Clamp(Math.Round(pixels[i + c] + grey + tint), 0, 255);
            }
        }
    }

    public static byte[] Jpeg(SKBitmap bitmap, int quality)
    {
        using var data = bitmap.Encode(SKEncodedImageFormat.Jpeg, quality);
        return data.ToArray();
    }

    /// <summary>One byte a pixel.</summary>
    public static byte[] Gray(SKBitmap bitmap)
    {
        var pixels = bitmap.GetPixelSpan();
        var gray = new byte[bitmap.Width * bitmap.Height];
        for (var i = 0; i < gray.Length; i++)
            gray[i] = (byte)((77 * pixels[4 * i] + 150 * pixels[4 * i + 1] + 29 * pixels[4 * i + 2]) >> 8);
        return gray;
    }

    /// <summary>One bit a pixel, rows padded to bytes, 1 is white, and black and white specks.</summary>
    public static byte[] Bits(SKBitmap bitmap, Random random)
    {
        int width = bitmap.Width, height = bitmap.Height, stride = (width + 7) / 8;
        var bits = new byte[stride * height];
        var threshold = 115 + random.Next(50);
        var gray = Gray(bitmap);
        for (var i = 0; i < gray.Length; i++)
            if (gray[i] >= threshold) Set(i % width, i / width, isWhite: true);
        for (var i = width * height / 9000; i > 0; i--)
        {
            int x = random.Next(width - 2), y = random.Next(height - 2), size = 1 + random.Next(2);
            var isWhite = random.Next(3) == 0;
            for (var dy = 0; dy < size; dy++)
                for (var dx = 0; dx < size; dx++) Set(x + dx, y + dy, isWhite);
        }
        return bits;

        void Set(int x, int y, bool isWhite)
        {
            var (place, bit) = (y * stride + x / 8, 0x80 >> (x % 8));
            bits[place] = (byte)(isWhite ? bits[place] | bit : bits[place] & ~bit);
        }
    }
}
