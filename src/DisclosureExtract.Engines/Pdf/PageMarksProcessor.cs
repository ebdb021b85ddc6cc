using DisclosureExtract.Output;
using DisclosureExtract.Pages;
using DisclosureExtract.Primitives;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Filters;
using UglyToad.PdfPig.Geometry;
using UglyToad.PdfPig.Graphics;
using UglyToad.PdfPig.Graphics.Colors;
using UglyToad.PdfPig.Graphics.Operations;
using UglyToad.PdfPig.Parser;
using UglyToad.PdfPig.PdfFonts;
using UglyToad.PdfPig.Tokenization.Scanner;
using UglyToad.PdfPig.Tokens;
using TextOperations = UglyToad.PdfPig.Graphics.Operations.TextObjects;
using ImageOperations = UglyToad.PdfPig.Graphics.Operations.InlineImages;

namespace DisclosureExtract.Engines.Pdf;

/// <summary>Runs the content stream of one page and collects glyphs, rulings and image boxes.</summary>
sealed partial class PageMarksProcessor : BaseStreamProcessor<PageMarks>, IOperationContext
{
    /// <summary>A filled shape no thicker than this (points) is a ruling; thicker, its edges are.</summary>
    const double ThickestRuling = 3.2;

    /// <summary>A white rectangle smaller than this (points) on a dark ground is no cell.</summary>
    const double SmallestCell = 6;

    /// <summary>Luminance from which ink is taken for the colour of paper.</summary>
    const int Paper = 250;

    /// <summary>Luminance below which a fill makes white text on it readable.</summary>
    const int DarkFill = 215;

    /// <summary>
    /// Glyphs, points of paths and saved states of one page; dense pages have thousands. Beyond, reading would not end
    /// in time.
    /// </summary>
    const int MostMarks = 1_000_000;

    /// <summary>
    /// Pixels of one image; A3 at 1,200 dpi has 280 million. Larger ones keep the renderer busy until its time is up.
    /// </summary>
    const double MostPixels = 400e6;

    /// <summary>
    /// States saved inside each other. Forms inside forms save states too, and are read by recursion.
    /// </summary>
    const int DeepestState = 1_000;

    /// <summary>Ems up to which a glyph has no width.</summary>
    const double NoWidth = 0.001;

    readonly PageMarks marks;
    readonly FontTexts fontTexts;
    readonly FontShelf shelf;
    readonly Inks inks = new();
    readonly CancellationToken stop;
    readonly IReadOnlySet<long>? cut;
    readonly Stack<(BoundingBox Box, bool IsExact, bool IsText)> clips = new();
    readonly List<BoundingBox> darkFills = [];
    readonly Grounds grounds;
    readonly GlyphBands bands;
    readonly List<Subpath> path = [];
    readonly PageSurroundings around;
    BoundingBox clip;

    /// <summary>Whether the clipping path is that box and not a shape within it.</summary>
    bool isClipExact = true;

    /// <summary>What is painted shows within characters alone.</summary>
    bool isCutToText;

    /// <summary>Shapes as large as characters that what is painted next is cut to.</summary>
    List<BoundingBox>? cutOuts;

    int count;

    /// <param name="around">What the content of the page needs besides itself.</param>
    public PageMarksProcessor(
        PageMarks marks,
        FontTexts fontTexts,
        int pageNumber,
        FontShelf shelf,
        IPdfTokenScanner pdfScanner,
        IPageContentParser pageContentParser,
        ILookupFilterProvider filterProvider,
        CropBox cropBox,
        UserSpaceUnit userSpaceUnit,
        PageRotationDegrees rotation,
        in TransformationMatrix initialMatrix,
        ParsingOptions parsingOptions,
        PageSurroundings around)
        : base(
            pageNumber, shelf, pdfScanner, pageContentParser, filterProvider, cropBox, userSpaceUnit, rotation,
            in initialMatrix, parsingOptions)
    {
        this.marks = marks;
        this.fontTexts = fontTexts;
        this.shelf = shelf;
        this.around = around;
        resources = [.. around.Resources];
        grounds = new Grounds(marks.Height);
        bands = new GlyphBands(marks.Glyphs, marks.Height);
        var filter = parsingOptions.FilterProvider as FontProgramFilter;
        (stop, cut) = (filter?.Stop ?? default, filter?.CutObjects);
        clip = new BoundingBox(0, 0, marks.Width, marks.Height);
    }

    public override PageMarks Process(int pageNumberCurrent, IReadOnlyList<IGraphicsStateOperation> operations)
    {
        PageNumber = pageNumberCurrent;
        var start = CloneAllStates().Peek();
        ProcessOperations(operations);
        marks.IsCutOff |= IsBrokenOff(operations);
        RunAnnotations(start);
        return marks;
    }

    /// <summary>Content that ends within a text or an image: what should have come was lost, or taken for a part of these.</summary>
    static bool IsBrokenOff(IReadOnlyList<IGraphicsStateOperation> operations)
    {
        bool? isTextOpen = null, isImageOpen = null;
        for (var i = operations.Count - 1; i >= 0 && (isTextOpen is null || isImageOpen is null); i--)
            switch (operations[i])
            {
                case TextOperations.BeginText: isTextOpen ??= true; break;
                case TextOperations.EndText: isTextOpen ??= false; break;
                case ImageOperations.BeginInlineImage or ImageOperations.BeginInlineImageData: isImageOpen ??= true; break;
                case ImageOperations.EndInlineImage: isImageOpen ??= false; break;
            }
        return isTextOpen == true || isImageOpen == true;
    }

    void Count()
    {
        stop.ThrowIfCancellationRequested();
        if (++count > MostMarks) throw new PageTooComplexException($"more than {MostMarks} glyphs and lines");
    }

    public override void PushState()
    {
        Count();
        if (clips.Count >= DeepestState)
            throw new PageTooComplexException($"more than {DeepestState} states or forms inside each other");
        base.PushState();
        clips.Push((clip, isClipExact, isCutToText));
    }

    public override void PopState()
    {
        base.PopState();
        if (clips.TryPop(out var saved)) (clip, isClipExact, isCutToText) = saved;
        cutOuts = null;
    }

    /// <summary>A form or an image that a broken file holds in part or not at all.</summary>
    public override void ApplyXObject(NameToken xObjectName)
    {
        if (!shelf.TryGetXObjectReference(xObjectName, out var reference) || cut?.Contains(reference.ObjectNumber) == true
            || PdfScanner.Get(reference) is null or { Data: NullToken })
            marks.IsCutOff = true;
        base.ApplyXObject(xObjectName);
    }

    // Text

    void IOperationContext.ShowText(IInputBytes bytes)
    {
        TextSequence++;
        Show(shelf.Find(GetCurrentState().FontState.FontName), bytes);
    }

    public override void ShowPositionedText(IReadOnlyList<IToken> tokens)
    {
        TextSequence++;
        var state = GetCurrentState().FontState;
        var font = shelf.Find(state.FontName);
        foreach (var token in tokens)
            switch (token)
            {
                case NumericToken { Data: var number }:
                    var shift = -number / 1000 * state.FontSize;
                    if (font?.Loaded?.IsVertical == true) Advance(0, shift);
                    else Advance(shift * state.HorizontalScaling / 100, 0);
                    break;
                case HexToken hex:
                    Show(font, new MemoryInputBytes(hex.Bytes.ToArray()));
                    break;
                case StringToken text:
                    Show(font, new MemoryInputBytes(text.GetBytes()));
                    break;
            }
    }

    /// <summary>A font set by a graphics state is one like all others, under a name of its own.</summary>
    public override void SetNamedGraphicsState(NameToken stateName)
    {
        base.SetNamedGraphicsState(stateName);
        var state = GetCurrentState().FontState;
        if (!state.FromExtendedGraphicsState || shelf.StateFont is not { } name) return;
        (state.FromExtendedGraphicsState, state.FontName) = (false, name);
    }

    void Advance(double x, double y) => TextMatrices.TextMatrix = TextMatrices.TextMatrix.Translate(x, y);

    /// <summary>One string. What a font cannot show is shown as characters that nobody knows, never left out.</summary>
    void Show(ShownFont? font, IInputBytes bytes)
    {
        var (first, unmapped, matrix) = (marks.Glyphs.Count, marks.UnmappedGlyphs, TextMatrices.TextMatrix);
        var sequence = TextSequence;
        if (font?.Loaded is not null)
        {
            try
            {
                ShowText(bytes);
                TextSequence = sequence; // all strings of one operation are one run
                Spread(first);
                return;
            }
            catch (Exception e) when (e is not (OutOfMemoryException or OperationCanceledException or PageTooComplexException))
            {
                marks.Glyphs.RemoveRange(first, marks.Glyphs.Count - first);
                (marks.UnmappedGlyphs, TextMatrices.TextMatrix) = (unmapped, matrix);
                bytes.Seek(0);
            }
        }
        TextSequence = sequence + 1;
        ShowBare(font, bytes);
        TextSequence = sequence;
    }

    /// <summary>
    /// Glyphs of a string that all stand at one point, because the widths of their font are lost: set one after the other,
    /// so that they are not taken for one glyph drawn several times.
    /// </summary>
    void Spread(int first)
    {
        var glyphs = marks.Glyphs;
        for (var i = first; i < glyphs.Count; i++)
            if (glyphs[i].Advance > NoWidth * glyphs[i].Size) return;
        for (var i = first; i < glyphs.Count; i++)
        {
            var glyph = glyphs[i];
            if (TextFold.IsSpace(glyph.Text[0])) continue;
            var step = (glyphs[i].Text[0] < 0x2E80 ? 0.5 : 1) * glyph.Size;
            var (sin, cos) = Math.SinCos(glyph.Direction * Math.PI / 180);
            glyphs[i] = glyph with
            {
                X = glyph.X + (i - first) * step * cos,
                Y = glyph.Y + (i - first) * step * sin,
                Advance = step,
            };
        }
    }

    /// <summary>Text in a font that is not there or cannot be loaded: of its codes no more is known than a map says.</summary>
    void ShowBare(ShownFont? font, IInputBytes bytes)
    {
        var state = GetCurrentState();
        var (size, scale) = (state.FontState.FontSize, state.FontState.HorizontalScaling / 100);
        var rendering = TransformationMatrix.FromValues(size * scale, 0, 0, size, 0, state.FontState.Rise);
        var length = font?.CodeLength ?? (bytes.Length % 2 == 0 && HasZero(bytes) ? 2 : 1);
        var missing = font is null && length == 1 ? MissingFont.DoubtOf(state.FontState.FontName?.Data, bytes) : null;
        while (bytes.MoveNext())
        {
            int code = bytes.CurrentByte;
            if (length == 2 && bytes.MoveNext()) code = (code << 8) | bytes.CurrentByte;
            var text = missing is not null ? MissingFont.TextOf(code) : font is null ? CodeText.Unknown : fontTexts.Of(font, code);
            var width = length == 2 && (!text.IsMapped || text.Text[0] >= 0x2E80) ? 1 : 0.5;
            var matrix = TextMatrices.TextMatrix;
            Draw(state, text, missing, width, 1, rendering, matrix, state.CurrentTransformationMatrix);
            var space = length == 1 && code == ' ' ? state.FontState.WordSpacing : 0;
            Advance((width * size + state.FontState.CharacterSpacing + space) * scale, 0);
        }
    }

    static bool HasZero(IInputBytes bytes)
    {
        var found = false;
        while (bytes.MoveNext()) found |= bytes.CurrentByte == 0;
        bytes.Seek(0);
        return found;
    }

    public override void RenderGlyph(
        IFont font,
        CurrentGraphicsState currentState,
        double fontSize,
        double pointSize,
        int code,
        string unicode,
        long currentOffset,
        in TransformationMatrix renderingMatrix,
        in TransformationMatrix textMatrix,
        in TransformationMatrix transformationMatrix,
        CharacterBoundingBox characterBoundingBox)
    {
        var shown = shelf.Of(font);
        Draw(
            currentState, fontTexts.Of(shown, code), null, characterBoundingBox.Width,
            EmHeight(font, characterBoundingBox), renderingMatrix, textMatrix, transformationMatrix);
    }

    void Draw(
        CurrentGraphicsState state,
        in CodeText text,
        FontDoubt? missing,
        double width,
        double em,
        in TransformationMatrix renderingMatrix,
        in TransformationMatrix textMatrix,
        in TransformationMatrix transformationMatrix)
    {
        Count();
        var origin = Displayed(renderingMatrix, textMatrix, transformationMatrix, 0, 0);
        var end = Displayed(renderingMatrix, textMatrix, transformationMatrix, width, 0);
        var up = Displayed(renderingMatrix, textMatrix, transformationMatrix, 0, em);
        var (dx, dy) = (end.X - origin.X, end.Y - origin.Y);
        var advance = Math.Sqrt(dx * dx + dy * dy);
        var size = Math.Sqrt((up.X - origin.X) * (up.X - origin.X) + (up.Y - origin.Y) * (up.Y - origin.Y));
        if (!double.IsFinite(size) || !double.IsFinite(advance) || size <= 0) return;
        if (advance <= 0) (dx, dy) = (origin.Y - up.Y, up.X - origin.X); // perpendicular to "up"
        var isSpace = TextFold.IsSpace(text.Text[0]);
        // Black at a fifth of its strength looks like pale grey and is judged as that.
        var (rgb, luminance) = inks.Of(InkColor(state));
        var alpha = Math.Clamp((double)state.AlphaConstantNonStroking, 0, 1);
        if (alpha < 1) (rgb, luminance) = (Inks.Mixed(rgb, alpha), (byte)(255 - (255 - luminance) * alpha));
        var ink = (rgb, luminance);
        if (state.FontState.TextRenderingMode >= TextRenderingMode.FillClip) (isClipExact, isCutToText) = (false, true);
        var hidden = suppressed ?? Hiding(state, At(0.36), ink);
        // A row lower than its text shows the feet of one line and the heads of the next: a third of a glyph can be
        // read.
        var isCut = hidden is AsideReason.Clipped
            && (Hiding(state, At(0.14), ink) is null || Hiding(state, At(0.58), ink) is null);
        if (isCut) hidden = null;
        if (!text.IsMapped && !isSpace && hidden is null) marks.UnmappedGlyphs++;
        marks.Glyphs.Add(new Glyph(text.Text, text.Raw, origin.X, origin.Y, advance, size, Direction(dx, dy), TextSequence, luminance, hidden)
        {
            Source = source,
            IsRed = Inks.IsRed(rgb),
            Clip = isCut ? clip : null,
            IsFaded = char.IsAsciiDigit(text.Text[0]) && MayNotShow(state),
            Doubt = missing is not null && char.IsAsciiDigit(text.Text[0]) ? missing
                : dx * (up.Y - origin.Y) - dy * (up.X - origin.X) > 0 ? text.DoubtWhenTurned : text.Doubt,
        });

        // The point half way through the glyph at a height in ems above the baseline.
        (double X, double Y) At(double height) => (origin.X + dx / 2 + (up.X - origin.X) * height, origin.Y + dy / 2 + (up.Y - origin.Y) * height);
    }

    AsideReason? Hiding(CurrentGraphicsState state, (double X, double Y) at, (int Rgb, byte Luminance) ink)
    {
        var (x, y) = at;
        if (x < 0 || y < 0 || x > marks.Width || y > marks.Height) return AsideReason.OffPage;
        if (!clip.Contains(x, y)) return AsideReason.Clipped;
        if (state.FontState.TextRenderingMode is TextRenderingMode.Neither) return AsideReason.Invisible;
        return grounds.Swallow(ink.Rgb, ink.Luminance, x, y) ? AsideReason.Invisible : null;
    }

    /// <summary>Through a mask, in a pattern, or as the edge of what is painted later.</summary>
    static bool MayNotShow(CurrentGraphicsState state) => state.SoftMask is not null || InkColor(state) is PatternColor
        || state.FontState.TextRenderingMode is TextRenderingMode.NeitherClip;

    static IColor? InkColor(CurrentGraphicsState state) =>
        state.FontState.TextRenderingMode is TextRenderingMode.Stroke or TextRenderingMode.StrokeClip
            ? state.CurrentStrokingColor
            : state.CurrentNonStrokingColor;

    /// <summary>
    /// Type 3 fonts have a glyph space of their own: there the height of the glyph stands for the em.
    /// </summary>
    static double EmHeight(IFont font, CharacterBoundingBox box) =>
        font is IType3Font && box.GlyphBounds.Height > 0 ? box.GlyphBounds.Height : 1;

    static double Direction(double dx, double dy)
    {
        var degrees = Math.Atan2(dy, dx) * 180 / Math.PI;
        var quarter = Math.Round(degrees / 90) * 90;
        if (Math.Abs(degrees - quarter) < 2) degrees = quarter;
        return degrees < 0 ? degrees + 360 : degrees;
    }

    (double X, double Y) Displayed(
        in TransformationMatrix a, in TransformationMatrix b, in TransformationMatrix c, double x, double y) =>
        Flip(c.Transform(b.Transform(a.Transform(new PdfPoint(x, y)))));

    (double X, double Y) Displayed(double x, double y) => Flip(
        CurrentTransformationMatrix.Transform(new PdfPoint(x, y)));

    (double X, double Y) Flip(PdfPoint point) => (Tame(point.X), Tame(marks.Height - point.Y));

    /// <summary>
    /// Coordinates no page has, and what is no number, are far off the page: results must stay numbers.
    /// </summary>
    static double Tame(double coordinate) => double.IsNaN(coordinate) ? -1e6 : Math.Clamp(coordinate, -1e6, 1e6);

    byte Luminance(IColor? color) => inks.Of(color).Luminance;

    // Paths

    sealed class Subpath
    {
        public List<(double X, double Y)> Points { get; } = new(5);

        public bool IsClosed { get; set; }

        public bool IsCurved { get; set; }

        public BoundingBox Box
        {
            get
            {
                var box = new BoundingBox(Points[0].X, Points[0].Y, Points[0].X, Points[0].Y);
                foreach (var (x, y) in Points)
                    box = new(
                        Math.Min(box.Left, x), Math.Min(box.Top, y), Math.Max(box.Right, x), Math.Max(box.Bottom, y));
                return box;
            }
        }
    }

    public override void BeginSubpath() => path.Add(new Subpath());

    public override void MoveTo(double x, double y)
    {
        BeginSubpath();
        AddPoint(x, y);
    }

    public override void LineTo(double x, double y) => AddPoint(x, y);

    public override void BezierCurveTo(double x2, double y2, double x3, double y3) => AddCurve(x3, y3);

    public override void BezierCurveTo(double x1, double y1, double x2, double y2, double x3, double y3) =>
        AddCurve(x3, y3);

    public override void Rectangle(double x, double y, double width, double height)
    {
        BeginSubpath();
        AddPoint(x, y);
        AddPoint(x + width, y);
        AddPoint(x + width, y + height);
        AddPoint(x, y + height);
        path[^1].IsClosed = true;
    }

    public override PdfPoint? CloseSubpath()
    {
        if (path.Count == 0 || path[^1].Points.Count == 0) return null;
        path[^1].IsClosed = true;
        return null;
    }

    public override void StrokePath(bool close)
    {
        if (close) CloseSubpath();
        AddStrokes();
        path.Clear();
    }

    public override void FillPath(FillingRule fillingRule, bool close)
    {
        AddFills();
        path.Clear();
    }

    public override void FillStrokePath(FillingRule fillingRule, bool close)
    {
        if (close) CloseSubpath();
        AddFills();
        AddStrokes();
        path.Clear();
    }

    public override void EndPath() => path.Clear();

    public override void ClosePath() => CloseSubpath();

    public override void ModifyClippingIntersect(FillingRule clippingRule)
    {
        BoundingBox? box = null;
        foreach (var subpath in path)
            if (subpath.Points.Count > 0) box = box?.Union(subpath.Box) ?? subpath.Box;
        if (box is { } b) clip = clip.Intersect(b);
        if (path.Exists(s => s.IsCurved) && clip.Height <= LargestCharacter) cutOuts = [.. path.Where(s => s.Points.Count > 0).Select(s => s.Box)];
        isClipExact &= path is [{ IsCurved: false, Points.Count: 4 or 5 } only] && IsRectangle(only.Points);
    }

    protected override void ClipToRectangle(PdfRectangle rectangle, FillingRule clippingRule) =>
        clip = clip.Intersect(
            BoxOf(rectangle.BottomLeft, rectangle.BottomRight, rectangle.TopLeft, rectangle.TopRight));

    void AddPoint(double x, double y)
    {
        Count();
        if (path.Count == 0) BeginSubpath();
        path[^1].Points.Add(Displayed(x, y));
    }

    void AddCurve(double x, double y)
    {
        if (path.Count == 0) return;
        path[^1].IsCurved = true;
        AddPoint(x, y);
    }

    void AddStrokes()
    {
        var state = GetCurrentState();
        if (suppressed is null && state.AlphaConstantStroking > 0)
            foreach (var subpath in path)
                if (isMarkup || IsPen(subpath)) AddPen(subpath);
        if (!DrawsRulings || Luminance(state.CurrentStrokingColor) >= Paper || state.AlphaConstantStroking <= 0) return;
        var matrix = CurrentTransformationMatrix;
        var thickness = state.LineWidth * Math.Sqrt(Math.Abs(matrix.A * matrix.D - matrix.B * matrix.C));
        foreach (var subpath in path)
        {
            AddOutline(subpath);
            if (subpath.IsCurved) continue;
            var points = subpath.Points;
            for (var i = 1; i < points.Count; i++) AddSegment(points[i - 1], points[i], thickness);
            if (subpath.IsClosed && points.Count > 2) AddSegment(points[^1], points[0], thickness);
        }
    }

    void AddFills()
    {
        var state = GetCurrentState();
        var ink = Luminance(state.CurrentNonStrokingColor);
        if (state.AlphaConstantNonStroking <= 0 || suppressed is not null) return;
        Paint(state);
        if (isMarkup && IsOpaque(state) && translucent == 0)
            foreach (var subpath in path)
                if (subpath.IsCurved || Math.Min(subpath.Box.Width, subpath.Box.Height) <= ThickestRuling) AddPen(subpath);
        if (ink >= Paper)
        {
            AddCutOuts();
            return;
        }
        if (cutOuts is not null && DrawsRulings && marks.Outlines.Count < MostOutlines)
        {
            marks.Outlines.AddRange(cutOuts);
            cutOuts = null;
            return;
        }
        if (isCutToText) return;
        foreach (var subpath in path)
        {
            AddOutline(subpath);
            if (subpath.IsCurved || subpath.Points.Count < 3) continue;
            var box = subpath.Box.Intersect(clip);
            if (box.Width < 0 || box.Height < 0) continue;
            if (Math.Min(box.Width, box.Height) <= ThickestRuling)
            {
                AddBar(box);
                continue;
            }
            if (ink < DarkFill) darkFills.Add(box);
            if (IsRectangle(subpath.Points) && box.Area <= 0.9 * marks.Width * marks.Height) AddEdges(box);
        }
    }

    /// <summary>White cells on a dark ground: what shows between them are the lines of the table.</summary>
    void AddCutOuts()
    {
        if (darkFills.Count == 0) return;
        foreach (var subpath in path)
        {
            if (subpath.IsCurved || subpath.Points.Count < 3 || !IsRectangle(subpath.Points)) continue;
            var box = subpath.Box.Intersect(clip);
            if (box.Width < SmallestCell || box.Height < SmallestCell) continue;
            if (darkFills.Exists(f => f.Left <= box.Left && f.Right >= box.Right && f.Top <= box.Top && f.Bottom >= box.Bottom))
                AddEdges(box);
        }
    }

    void AddEdges(BoundingBox box)
    {
        if (!DrawsRulings) return;
        marks.Rulings.Add(Ruling.Horizontal(box.Top, box.Left, box.Right, 0));
        marks.Rulings.Add(Ruling.Horizontal(box.Bottom, box.Left, box.Right, 0));
        marks.Rulings.Add(Ruling.Vertical(box.Left, box.Top, box.Bottom, 0));
        marks.Rulings.Add(Ruling.Vertical(box.Right, box.Top, box.Bottom, 0));
    }

    static bool IsRectangle(List<(double X, double Y)> points)
    {
        for (var i = 1; i < points.Count; i++)
            if (Math.Abs(points[i].X - points[i - 1].X) > 0.5 && Math.Abs(points[i].Y - points[i - 1].Y) > 0.5)
                return false;
        return true;
    }

    void AddBar(BoundingBox box)
    {
        if (!DrawsRulings) return;
        if (box.Width >= box.Height) marks.Rulings.Add(Ruling.Horizontal(box.CenterY, box.Left, box.Right, box.Height));
        else marks.Rulings.Add(Ruling.Vertical(box.CenterX, box.Top, box.Bottom, box.Width));
    }

    void AddSegment((double X, double Y) a, (double X, double Y) b, double thickness)
    {
        double w = Math.Abs(a.X - b.X), h = Math.Abs(a.Y - b.Y);
        if (h <= 1 && w > h)
        {
            var (x0, x1) = (Math.Max(Math.Min(a.X, b.X), clip.Left), Math.Min(Math.Max(a.X, b.X), clip.Right));
            var y = (a.Y + b.Y) / 2;
            if (x1 > x0 && y >= clip.Top - 1 && y <= clip.Bottom + 1)
                marks.Rulings.Add(Ruling.Horizontal(y, x0, x1, thickness));
        }
        else if (w > h && h > 1)
        {
            AddSlant(a, b);
        }
        else if (w <= 1 && h > w)
        {
            var (y0, y1) = (Math.Max(Math.Min(a.Y, b.Y), clip.Top), Math.Min(Math.Max(a.Y, b.Y), clip.Bottom));
            var x = (a.X + b.X) / 2;
            if (y1 > y0 && x >= clip.Left - 1 && x <= clip.Right + 1)
                marks.Rulings.Add(Ruling.Vertical(x, y0, y1, thickness));
        }
    }

    // Images

    static double Stated(StreamToken stream, NameToken key) =>
        stream.StreamDictionary.TryGet(key, out var token) && token is NumericToken number ? number.Double : 0;

    protected override void RenderXObjectImage(XObjectContentRecord xObjectContentRecord) =>
        AddImage(
        xObjectContentRecord.Stream, Stated(xObjectContentRecord.Stream, NameToken.Width), Stated(xObjectContentRecord.Stream, NameToken.Height),
        !Array.Exists(SeeThrough, xObjectContentRecord.Stream.StreamDictionary.ContainsKey) && !IsStencil(xObjectContentRecord.Stream));

    protected override void RenderInlineImage(InlineImage inlineImage) => AddImage(
        null, inlineImage.WidthInSamples, inlineImage.HeightInSamples, !inlineImage.IsImageMask);

    void AddImage(StreamToken? stream, double columns, double rows, bool isSolid)
    {
        if (suppressed is not null || (stream is not null && IsOff(stream))) return;
        if (stream is not null && Stated(stream, NameToken.Width) * Stated(stream, NameToken.Height) > MostPixels)
            throw new PageTooComplexException($"an image of more than {MostPixels / 1_000_000} million pixels");
        var whole = BoxOf(new PdfPoint(0, 0), new PdfPoint(1, 0), new PdfPoint(0, 1), new PdfPoint(1, 1));
        var box = whole.Intersect(clip);
        if (box.Width <= 0 || box.Height <= 0) return;
        Paint(box, isSolid);
        if (Math.Min(box.Width, box.Height) <= ThickestRuling) AddBar(box); // a line painted as a stretched dot
        else
        {
            marks.Images.Add(box);
            if (DrawsRulings && columns >= LeastColumns && rows >= LeastRows) marks.Pictures.Add(box);
            marks.Rasters.Add(new ImageMark(box, stream, Quarters(whole, box)));
        }
    }

    /// <summary>
    /// Quarter turns clockwise that bring the rows of an image to where they are seen; null where it is mirrored, askew
    /// or cut off. Images are drawn in the unit square.
    /// </summary>
    int? Quarters(BoundingBox whole, BoundingBox shown)
    {
        const double Near = 1;
        if (whole.Width - shown.Width >= Near || whole.Height - shown.Height >= Near) return null;
        var (origin, right, up) = (Displayed(0, 0), Displayed(1, 0), Displayed(0, 1));
        (double X, double Y)[] corners = [(whole.Left, whole.Bottom), (whole.Left, whole.Top), (whole.Right, whole.Top), (whole.Right, whole.Bottom)];
        bool IsAt((double X, double Y) point, int corner) => Math.Abs(point.X - corners[corner & 3].X) < Near
            && Math.Abs(point.Y - corners[corner & 3].Y) < Near;
        for (var turn = 0; turn < 4; turn++)
            if (IsAt(origin, turn) && IsAt(up, turn + 1) && IsAt(right, turn + 3)) return turn;
        return null;
    }

    BoundingBox BoxOf(PdfPoint a, PdfPoint b, PdfPoint c, PdfPoint d)
    {
        var (p, q, r, s) = (Displayed(a.X, a.Y), Displayed(b.X, b.Y), Displayed(c.X, c.Y), Displayed(d.X, d.Y));
        return new(
            Math.Min(Math.Min(p.X, q.X), Math.Min(r.X, s.X)), Math.Min(Math.Min(p.Y, q.Y), Math.Min(r.Y, s.Y)),
            Math.Max(Math.Max(p.X, q.X), Math.Max(r.X, s.X)), Math.Max(Math.Max(p.Y, q.Y), Math.Max(r.Y, s.Y)));
    }

    public override void PaintShading(NameToken shadingName) => grounds.Add(clip, Inks.Unknown);
}

/// <summary>A page with more on it than any page has.</summary>
sealed class PageTooComplexException(string what) : Exception(what);
