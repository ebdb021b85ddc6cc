using DisclosureExtract.Output;
using DisclosureExtract.Primitives;
using SkiaSharp;

namespace DisclosureExtract.Tools.Spoiling;

/// <summary>
/// Where the points of a page lie on its scan: turned about its middle and, if it was taken at a slant, bent.
/// </summary>
sealed class Placement
{
    readonly SKMatrix matrix;

    readonly double claim;

    Placement(SKMatrix matrix, double claim) => (this.matrix, this.claim) = (matrix, claim);

    public SKMatrix Matrix => matrix;

    /// <param name="width">Of the page, in the unit wanted.</param>
    public static Placement Of(Rung rung, int seed, double width, double height)
    {
        var random = new Random(seed + 1);
        var skew = rung.Mishaps.HasFlag(Mishaps.Skew) ? 3 * random.NextDouble() - 1.5 : rung.Skew;
        var matrix = SKMatrix.CreateRotationDegrees((float)skew, (float)width / 2, (float)height / 2);
        if (rung.Mishaps.HasFlag(Mishaps.Tilt)) matrix = Tilt(random, (float)width, (float)height);
        if (rung.Mishaps.HasFlag(Mishaps.Keystone)) matrix = matrix.PostConcat(Bend(random, (float)width, (float)height, 5));
        if (rung.Mishaps.HasFlag(Mishaps.Bent)) matrix = matrix.PostConcat(Bend(random, (float)width, (float)height));
        return new Placement(matrix, rung.Claim);
    }

    /// <summary>Turned by 4 to 12° and made so small that no corner is cut off.</summary>
    static SKMatrix Tilt(Random random, float width, float height)
    {
        var degrees = (4 + 8 * random.NextDouble()) * (random.Next(2) == 0 ? 1 : -1);
        var (sin, cos) = Math.SinCos(Math.Abs(degrees) * Math.PI / 180);
        var small = (float)Math.Min(width / (width * cos + height * sin), height / (height * cos + width * sin));
        return SKMatrix.CreateScale(small, small, width / 2, height / 2)
            .PostConcat(SKMatrix.CreateRotationDegrees((float)degrees, width / 2, height / 2));
    }

    static SKMatrix Bend(Random random, float width, float height, float times = 1)
    {
        // Lines stay lines: x' = x / w, y' = y / w with w off 1 by a few thousandths at the edges, about the middle.
        float Lot() => times * (float)(0.012 * random.NextDouble() - 0.006);
        var middle = SKMatrix.CreateTranslation(-width / 2, -height / 2);
        var bend = SKMatrix.Identity;
        bend.Persp0 = 2 * Lot() / width;
        bend.Persp1 = 2 * Lot() / height;
        bend.SkewX = Lot();
        return middle.PostConcat(bend).PostConcat(SKMatrix.CreateTranslation(width / 2, height / 2));
    }

    /// <summary>A box of the same size where its middle lies, in what the file takes for points.</summary>
    public BoundingBox Move(BoundingBox box) => Moved(box).Times(claim);

    BoundingBox Moved(BoundingBox box)
    {
        var middle = matrix.MapPoint((float)box.CenterX, (float)box.CenterY);
        return box.Shift(middle.X - box.CenterX, middle.Y - box.CenterY);
    }

    /// <summary>How much farther than itself a box reaches when its corners are moved, both sides together.</summary>
    public double Slack(BoundingBox box)
    {
        var moved = Moved(box);
        var most = 0.0;
        foreach (var (x, y, toX, toY) in ((double, double, double, double)[])
        [
            (box.Left, box.Top, moved.Left, moved.Top), (box.Right, box.Top, moved.Right, moved.Top),
            (box.Left, box.Bottom, moved.Left, moved.Bottom),
        ])
        {
            var at = matrix.MapPoint((float)x, (float)y);
            most = Math.Max(most, Math.Max(Math.Abs(at.X - toX), Math.Abs(at.Y - toY)));
        }
        return 2 * most * claim;
    }
}
