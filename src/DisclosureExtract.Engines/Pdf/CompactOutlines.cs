using System.Buffers.Binary;

namespace DisclosureExtract.Engines.Pdf;

/// <summary>The outlines of an embedded font of the compact kind (CFF). Only what leads to a glyph and draws it is read.</summary>
sealed class CompactOutlines
{
    /// <summary>Steps of one drawing; programs inside programs; numbers at hand.</summary>
    const int MostSteps = 20_000, Deepest = 10, MostNumbers = 192;

    readonly ReadOnlyMemory<byte> file;
    readonly List<(int At, int Length)> drawings, shared;
    readonly List<List<(int At, int Length)>> own = [];
    readonly Dictionary<int, int> glyphs = [];
    readonly int select;
    readonly bool isByNumber;

    CompactOutlines(ReadOnlyMemory<byte> file)
    {
        this.file = file;
        var at = (int)file.Span[2];
        Index(ref at);
        var tops = Index(ref at);
        Index(ref at);
        shared = Index(ref at);
        var top = Dictionary(tops[0]);
        var start = (int)top[17][0];
        drawings = Index(ref start);
        isByNumber = top.ContainsKey(1230);
        if (isByNumber)
        {
            var fonts = (int)top[1236][0];
            foreach (var font in Index(ref fonts)) own.Add(Private(Dictionary(font)));
            select = (int)top[1237][0];
            if (top.TryGetValue(15, out var charset) && charset[0] > 2) ReadNumbers((int)charset[0]);
        }
        else
        {
            own.Add(Private(top));
        }
    }

    /// <summary>Null for what is no such font.</summary>
    public static CompactOutlines? Parse(ReadOnlyMemory<byte> file)
    {
        try
        {
            return new CompactOutlines(file);
        }
        catch (Exception e) when (e is ArgumentOutOfRangeException or IndexOutOfRangeException or KeyNotFoundException or OverflowException)
        {
            return null;
        }
    }

    /// <summary>The glyph of a number of a character; 0 where it has none.</summary>
    public int GlyphOf(int number) => isByNumber && glyphs.Count > 0 ? glyphs.GetValueOrDefault(number)
        : number < drawings.Count ? number : 0;

    /// <summary>Null for what is broken.</summary>
    public GlyphOutline? Of(int glyph)
    {
        if (glyph < 0 || glyph >= drawings.Count) return null;
        try
        {
            var drawing = new Drawing(this, own[isByNumber ? FontOf(glyph) : 0]);
            drawing.Run(drawings[glyph], 0);
            drawing.Outline.Close();
            return drawing.IsBroken ? null : drawing.Outline;
        }
        catch (Exception e) when (e is ArgumentOutOfRangeException or IndexOutOfRangeException)
        {
            return null;
        }
    }

    List<(int At, int Length)> Private(Dictionary<int, List<double>> font)
    {
        if (!font.TryGetValue(18, out var place) || place.Count < 2) return [];
        var (size, at) = ((int)place[0], (int)place[1]);
        if (!Dictionary((at, size)).TryGetValue(19, out var programs)) return [];
        var start = at + (int)programs[0];
        return Index(ref start);
    }

    /// <summary>A list of parts, each with its place.</summary>
    List<(int At, int Length)> Index(ref int at)
    {
        var data = file.Span;
        var count = BinaryPrimitives.ReadUInt16BigEndian(data[at..]);
        at += 2;
        var parts = new List<(int, int)>();
        if (count == 0) return parts;
        var size = data[at++];
        var start = at + (count + 1) * size - 1;
        var before = Offset(data, at, size);
        for (var i = 1; i <= count; i++)
        {
            var next = Offset(data, at + i * size, size);
            if (next < before || start + next > data.Length) throw new ArgumentOutOfRangeException(nameof(at));
            parts.Add((start + before, next - before));
            before = next;
        }
        at = start + before;
        return parts;
    }

    static int Offset(ReadOnlySpan<byte> data, int at, int size)
    {
        var value = 0;
        for (var i = 0; i < size; i++) value = checked((value << 8) | data[at + i]);
        return value;
    }

    /// <summary>Operators with their numbers; those of two bytes are 1200 and more.</summary>
    Dictionary<int, List<double>> Dictionary((int At, int Length) place)
    {
        var data = file.Span.Slice(place.At, place.Length);
        var found = new Dictionary<int, List<double>>();
        var numbers = new List<double>();
        for (var i = 0; i < data.Length;)
        {
            var b = data[i++];
            switch (b)
            {
                case <= 21:
                    found[b == 12 ? 1200 + data[i++] : b] = numbers;
                    numbers = [];
                    break;
                case 29:
                    numbers.Add(BinaryPrimitives.ReadInt32BigEndian(data[i..]));
                    i += 4;
                    break;
                case 30:
                    while ((data[i] & 0xF) != 0xF && data[i] >> 4 != 0xF) i++;
                    i++;
                    numbers.Add(0); // a broken number: none that leads anywhere is one
                    break;
                case 28 or (>= 32 and <= 254):
                    numbers.Add(ShortNumber(b, data, ref i));
                    break;
            }
        }
        return found;
    }

    /// <summary>The integer of one to three bytes that begins with <paramref name="first"/>, 28 or 32 to 254, alike in dictionaries and programs.</summary>
    /// <param name="at">Behind the first byte; afterwards behind the number.</param>
    static int ShortNumber(byte first, ReadOnlySpan<byte> data, ref int at)
    {
        if (first == 28)
        {
            at += 2;
            return BinaryPrimitives.ReadInt16BigEndian(data[(at - 2)..]);
        }
        if (first <= 246) return first - 139;
        var low = data[at++] + 108;
        return first <= 250 ? (first - 247) * 256 + low : -(first - 251) * 256 - low;
    }

    void ReadNumbers(int at)
    {
        var data = file.Span;
        var format = data[at++];
        for (var glyph = 1; glyph < drawings.Count;)
        {
            var first = BinaryPrimitives.ReadUInt16BigEndian(data[at..]);
            at += 2;
            var left = format switch { 1 => data[at], 2 => BinaryPrimitives.ReadUInt16BigEndian(data[at..]), _ => 0 };
            at += Math.Min(2, (int)format);
            for (var i = 0; i <= left && glyph < drawings.Count; i++) glyphs.TryAdd(first + i, glyph++);
        }
    }

    /// <summary>Which of the fonts within draws a glyph.</summary>
    int FontOf(int glyph)
    {
        var data = file.Span;
        if (data[select] == 0) return data[select + 1 + glyph];
        var ranges = BinaryPrimitives.ReadUInt16BigEndian(data[(select + 1)..]);
        for (var i = 0; i < ranges; i++)
        {
            var at = select + 3 + 3 * i;
            if (glyph >= BinaryPrimitives.ReadUInt16BigEndian(data[at..]) && glyph < BinaryPrimitives.ReadUInt16BigEndian(data[(at + 3)..]))
                return data[at + 2];
        }
        return 0;
    }

    /// <summary>One glyph being drawn.</summary>
    sealed class Drawing(CompactOutlines font, List<(int At, int Length)> own)
    {
        readonly List<double> numbers = [];
        int hints, steps;
        double x, y;
        bool isDone;

        public GlyphOutline Outline { get; } = new();

        public bool IsBroken { get; private set; }

        public void Run((int At, int Length) place, int depth)
        {
            var code = font.file.Span.Slice(place.At, place.Length);
            if (depth > Deepest) IsBroken = true;
            for (var i = 0; i < code.Length && !isDone && !IsBroken;)
            {
                if (++steps > MostSteps || numbers.Count > MostNumbers || Outline.IsTooLong) IsBroken = true;
                var b = code[i++];
                switch (b)
                {
                    case 255:
                        numbers.Add(BinaryPrimitives.ReadInt32BigEndian(code[i..]) / 65536.0);
                        i += 4;
                        break;
                    case 28 or >= 32:
                        numbers.Add(ShortNumber(b, code, ref i));
                        break;
                    case 10 or 29:
                        var programs = b == 10 ? own : font.shared;
                        var number = (int)Pop() + (programs.Count < 1240 ? 107 : programs.Count < 33900 ? 1131 : 32768);
                        Run(programs[number], depth + 1);
                        break;
                    case 11:
                        return;
                    case 14:
                        isDone = true;
                        break;
                    case 1 or 3 or 18 or 23:
                        hints += numbers.Count / 2;
                        numbers.Clear();
                        break;
                    case 19 or 20:
                        hints += numbers.Count / 2;
                        numbers.Clear();
                        i += (hints + 7) / 8;
                        break;
                    case 12:
                        Flex(code[i++]);
                        numbers.Clear();
                        break;
                    default:
                        Draw(b);
                        numbers.Clear();
                        break;
                }
            }
        }

        double Pop()
        {
            var last = numbers[^1];
            numbers.RemoveAt(numbers.Count - 1);
            return last;
        }

        void Draw(int command)
        {
            var n = numbers;
            switch (command)
            {
                case 21: Move(n[^2], n[^1]); break;
                case 22: Move(n[^1], 0); break;
                case 4: Move(0, n[^1]); break;
                case 5: Lines(0, n.Count); break;
                case 6 or 7:
                    for (var i = 0; i < n.Count; i++)
                        if ((i % 2 == 0) == (command == 6)) Line(n[i], 0);
                        else Line(0, n[i]);
                    break;
                case 8: Curves(0, n.Count); break;
                case 24:
                    Curves(0, n.Count - 2);
                    Line(n[^2], n[^1]);
                    break;
                case 25:
                    Lines(0, n.Count - 6);
                    Curves(n.Count - 6, n.Count);
                    break;
                case 26 or 27: Level(command == 27); break;
                case 30 or 31: Turning(command == 31); break;
            }
        }

        void Move(double dx, double dy)
        {
            Outline.Close();
            (x, y) = (x + dx, y + dy);
            Outline.Add(x, y);
        }

        void Line(double dx, double dy)
        {
            (x, y) = (x + dx, y + dy);
            Outline.Add(x, y);
        }

        void Curve(double dx1, double dy1, double dx2, double dy2, double dx3, double dy3)
        {
            var (x1, y1) = (x + dx1, y + dy1);
            var (x2, y2) = (x1 + dx2, y1 + dy2);
            (x, y) = (x2 + dx3, y2 + dy3);
            Outline.Curve(x1, y1, x2, y2, x, y);
        }

        void Lines(int from, int to)
        {
            for (var i = from; i + 1 < to; i += 2) Line(numbers[i], numbers[i + 1]);
        }

        void Curves(int from, int to)
        {
            for (var i = from; i + 5 < to; i += 6)
                Curve(numbers[i], numbers[i + 1], numbers[i + 2], numbers[i + 3], numbers[i + 4], numbers[i + 5]);
        }

        /// <summary>Curves that begin and end level, or upright.</summary>
        void Level(bool isLevel)
        {
            var n = numbers;
            var i = n.Count % 4;
            var off = i == 1 ? n[0] : 0;
            for (; i + 3 < n.Count; i += 4, off = 0)
                if (isLevel) Curve(n[i], off, n[i + 1], n[i + 2], n[i + 3], 0);
                else Curve(off, n[i], n[i + 1], n[i + 2], 0, n[i + 3]);
        }

        /// <summary>Curves that begin level and end upright, and the other way round, in turn.</summary>
        void Turning(bool isLevel)
        {
            var n = numbers;
            for (var i = 0; i + 3 < n.Count; i += 4, isLevel = !isLevel)
            {
                var last = n.Count - i == 5 ? n[i + 4] : 0;
                if (isLevel) Curve(n[i], 0, n[i + 1], n[i + 2], last, n[i + 3]);
                else Curve(0, n[i], n[i + 1], n[i + 2], n[i + 3], last);
            }
        }

        void Flex(int command)
        {
            var n = numbers;
            switch (command)
            {
                case 35: Curves(0, 12); break;
                case 34:
                    Curve(n[0], 0, n[1], n[2], n[3], 0);
                    Curve(n[4], 0, n[5], -n[2], n[6], 0);
                    break;
                case 36:
                    Curve(n[0], n[1], n[2], n[3], n[4], 0);
                    Curve(n[5], 0, n[6], n[7], n[8], -(n[1] + n[3] + n[7]));
                    break;
                case 37:
                    var (dx, dy) = (n[0] + n[2] + n[4] + n[6] + n[8], n[1] + n[3] + n[5] + n[7] + n[9]);
                    Curve(n[0], n[1], n[2], n[3], n[4], n[5]);
                    Curve(n[6], n[7], n[8], n[9], Math.Abs(dx) > Math.Abs(dy) ? n[10] : -dx, Math.Abs(dx) > Math.Abs(dy) ? -dy : n[10]);
                    break;
            }
        }
    }
}
