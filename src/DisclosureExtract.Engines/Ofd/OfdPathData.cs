namespace DisclosureExtract.Engines.Ofd;

/// <summary>One step of a path: 'M' and 'L' with a point, 'C' with the three points of a cubic curve, 'Z' that closes.</summary>
readonly record struct OfdStep(char Kind, OfdPoint First, OfdPoint Second, OfdPoint Last);

/// <summary>AbbreviatedData → steps that PDF knows: quadratic curves and arcs become cubic ones.</summary>
static class OfdPathData
{
    static readonly char[] Blanks = [' ', '\t', '\r', '\n', ','];

    public static List<OfdStep> Parse(string data)
    {
        var steps = new List<OfdStep>();
        var parts = data.Split(Blanks, StringSplitOptions.RemoveEmptyEntries);
        var (start, at) = (default(OfdPoint), default(OfdPoint));
        for (var i = 0; i < parts.Length;)
        {
            var numbers = new double[7];
            var wanted = parts[i] switch { "M" or "S" or "L" => 2, "Q" => 4, "B" => 6, "A" => 7, "C" => 0, _ => -1 };
            if (wanted < 0) // what is no step is passed over, as viewers do
            {
                i++;
                continue;
            }
            var have = 0;
            while (have < wanted && i + 1 + have < parts.Length && OfdNumbers.Of(parts[i + 1 + have]) is { } number) numbers[have++] = number;
            if (have < wanted) break;
            OfdPoint Point(int n) => new(numbers[n], numbers[n + 1]);
            switch (parts[i])
            {
                case "M" or "S":
                    start = at = Point(0);
                    steps.Add(new('M', default, default, at));
                    break;
                case "L":
                    at = Point(0);
                    steps.Add(new('L', default, default, at));
                    break;
                case "Q":
                    var (bend, end) = (Point(0), Point(2));
                    steps.Add(new('C', Between(at, bend), Between(end, bend), end));
                    at = end;
                    break;
                case "B":
                    steps.Add(new('C', Point(0), Point(2), Point(4)));
                    at = Point(4);
                    break;
                case "A":
                    AddArc(steps, at, numbers);
                    at = Point(5);
                    break;
                case "C":
                    steps.Add(new('Z', default, default, start));
                    at = start;
                    break;
            }
            i += 1 + wanted;
        }
        return steps;
    }

    /// <summary>Two thirds of the way from the end of a quadratic curve to its bend.</summary>
    static OfdPoint Between(OfdPoint end, OfdPoint bend) => new(end.X + (bend.X - end.X) * 2 / 3, end.Y + (bend.Y - end.Y) * 2 / 3);

    /// <summary>An arc of an ellipse: radii, turn (degrees), whether the longer way, whether clockwise, end.</summary>
    static void AddArc(List<OfdStep> steps, OfdPoint from, double[] arc)
    {
        var (rx, ry, to) = (Math.Abs(arc[0]), Math.Abs(arc[1]), new OfdPoint(arc[5], arc[6]));
        if (rx <= 0 || ry <= 0 || from == to)
        {
            steps.Add(new('L', default, default, to));
            return;
        }
        var (sin, cos) = Math.SinCos(arc[2] * Math.PI / 180);
        double halfX = (from.X - to.X) / 2, halfY = (from.Y - to.Y) / 2;
        var (x, y) = (cos * halfX + sin * halfY, cos * halfY - sin * halfX);
        var stretch = x * x / (rx * rx) + y * y / (ry * ry);
        if (stretch > 1) (rx, ry) = (rx * Math.Sqrt(stretch), ry * Math.Sqrt(stretch));
        var (a, b) = (rx * rx * y * y, ry * ry * x * x);
        var away = Math.Sqrt(Math.Max(0, (rx * rx * ry * ry - a - b) / (a + b))) * (arc[3] != 0 == (arc[4] != 0) ? -1 : 1);
        double centerX = away * rx * y / ry, centerY = -away * ry * x / rx;
        var first = Math.Atan2((y - centerY) / ry, (x - centerX) / rx);
        var sweep = Math.Atan2((-y - centerY) / ry, (-x - centerX) / rx) - first;
        if (arc[4] != 0 && sweep < 0) sweep += 2 * Math.PI;
        if (arc[4] == 0 && sweep > 0) sweep -= 2 * Math.PI;
        var count = Math.Max(1, (int)Math.Ceiling(Math.Abs(sweep) / (Math.PI / 2)));
        var step = sweep / count;
        var reach = 4.0 / 3 * Math.Tan(step / 4);
        OfdPoint At(double ellipseX, double ellipseY) => new(
            cos * (ellipseX + centerX) - sin * (ellipseY + centerY) + (from.X + to.X) / 2,
            sin * (ellipseX + centerX) + cos * (ellipseY + centerY) + (from.Y + to.Y) / 2);
        for (var i = 0; i < count; i++)
        {
            var (sin0, cos0) = Math.SinCos(first + i * step);
            var (sin1, cos1) = Math.SinCos(first + (i + 1) * step);
            steps.Add(new(
                'C', At(rx * (cos0 - reach * sin0), ry * (sin0 + reach * cos0)), At(rx * (cos1 + reach * sin1), ry * (sin1 - reach * cos1)),
                i == count - 1 ? to : At(rx * cos1, ry * sin1)));
        }
    }
}
