namespace DisclosureExtract.Engines.Pdf;

/// <summary>A file that the parser can be given.</summary>
/// <param name="Bytes">As they were, or with what would do harm taken out.</param>
/// <param name="TableLies">Its table of objects states what no file has: the objects have to be looked for.</param>
readonly record struct GuardedFile(byte[] Bytes, bool TableLies);

/// <summary>
/// Walks the objects of a PDF ahead of PdfPig, which follows what it reads by recursion: references to each other in a
/// ring and trees of names that contain themselves overflow its stack, which cannot be caught. They are cut, and the rest is
/// read. Objects packed in streams are not looked into: what is made of them ends with its worker.
/// </summary>
sealed class ObjectGuard
{
    /// <summary>The format's own limit on the number of objects, and bytes of a number in its table.</summary>
    const long MostObjects = 8_388_607, WidestField = 8;

    /// <summary>References that lead to references; and how deep and large trees of names are.</summary>
    const int LongestChain = 32, DeepestTree = 64, LargestTree = 200_000;

    /// <summary>Tokens of all dictionaries that are looked at; beyond, a file is not searched any further.</summary>
    const int MostTokens = 4_000_000;

    readonly byte[] file;
    Dictionary<long, (long To, int At, int End)>? relays;
    Dictionary<long, TreeNode>? nodes;
    List<(int At, int End)>? strays;
    int tokens;
    bool tableLies;

    ObjectGuard(byte[] file) => this.file = file;

    /// <param name="Key">Where the name of the entry with its kids stands.</param>
    sealed record TreeNode(int Key, List<long> Kids);

    public static GuardedFile Check(byte[] file)
    {
        var guard = new ObjectGuard(file);
        guard.Walk();
        return new(guard.Cut(), guard.tableLies);
    }

    void Walk()
    {
        ReadOnlySpan<byte> span = file;
        var stream = Find(span, "stream"u8, 0);
        for (var at = Find(span, "obj"u8, 0); at < span.Length && tokens < MostTokens;)
        {
            var next = Find(span, "obj"u8, at + 3);
            if (at > 3 && span[at - 1] == 'd') // endobj
            {
                at = next;
                continue;
            }
            var body = new RawTokens(span, at + 3);
            if (body.Next())
            {
                if (body.Kind == RawToken.Number) ReadRelay(body, at);
                else if (body.Kind == RawToken.OpenDictionary)
                {
                    while (stream < at) stream = Find(span, "stream"u8, stream + 6);
                    var part = span[at..next];
                    // A comment may speak of objects and their ends, and the part be no more than its beginning.
                    var isOpen = part.IndexOf((byte)'%') >= 0;
                    if (stream < next || isOpen) ReadTable(body);
                    if (isOpen || HasKids(part)) ReadNode(body, at);
                    ReadContents(part, at);
                }
            }
            at = next;
        }
    }

    static int Find(ReadOnlySpan<byte> span, ReadOnlySpan<byte> word, int from)
    {
        if (from >= span.Length) return span.Length;
        var found = span[from..].IndexOf(word);
        return found < 0 ? span.Length : from + found;
    }

    /// <summary>
    /// Content that is said to be two numbers, as a reference that lost its R is: the parser leaves the whole entry out, and a page
    /// without content is blank. One number is left, which no content is.
    /// </summary>
    void ReadContents(ReadOnlySpan<byte> part, int at)
    {
        var found = part.IndexOf("/Contents"u8);
        if (found < 0) return;
        var body = new RawTokens(file, at + found);
        if (!body.Next() || !body.IsName("Contents"u8) || !body.Next() || body.Whole() is null || body.Reference() is not null) return;
        if (body.Next() && body.Whole() is not null) (strays ??= []).Add((body.Start, body.At));
    }

    static bool HasKids(ReadOnlySpan<byte> part) => part.IndexOf("/Kids"u8) >= 0 || part.IndexOf((byte)'#') >= 0;

    /// <summary>The number of the object whose word "obj" stands there.</summary>
    long? NumberBefore(int word)
    {
        var at = word;
        // Past the generation, and what stands between.
        for (var part = 0; part < 2; part++)
        {
            while (at > 0 && !char.IsAsciiDigit((char)file[at - 1]))
            {
                if (word - at > 200) return null;
                at--;
            }
            var end = at;
            while (at > 0 && end - at < 10 && char.IsAsciiDigit((char)file[at - 1])) at--;
            if (part == 1 && long.TryParse(file.AsSpan(at, end - at), out var number)) return number;
        }
        return null;
    }

    void ReadRelay(RawTokens body, int word)
    {
        var start = body.Start;
        if (body.Reference() is { } to && NumberBefore(word) is { } from) (relays ??= [])[from] = (to, start, body.At);
    }

    /// <summary>A stream that is a table of objects: the widths of its fields, and how many entries it claims.</summary>
    void ReadTable(RawTokens body)
    {
        var (isTable, areSound, hasFields) = (false, true, false);
        for (var depth = 1; depth > 0 && body.Next() && tokens++ < MostTokens;)
        {
            depth += Step(body.Kind);
            if (depth != 1 || body.Kind != RawToken.Name) continue;
            if (body.IsName("Type"u8)) isTable |= body.Next() && body.IsName("XRef"u8);
            else if (body.IsName("W"u8)) (hasFields, areSound) = (true, areSound & AreNumbers(ref body, WidestField, isPairs: false));
            else if (body.IsName("Index"u8)) areSound &= AreNumbers(ref body, MostObjects, isPairs: true);
            else if (body.IsName("Size"u8)) areSound &= body.Next() && body.Whole() is >= 0 and <= MostObjects;
        }
        tableLies |= isTable && !(areSound && hasFields);
    }

    static int Step(RawToken kind) => kind switch
    {
        RawToken.OpenDictionary or RawToken.OpenList => 1,
        RawToken.CloseDictionary or RawToken.CloseList => -1,
        _ => 0,
    };

    bool AreNumbers(ref RawTokens list, long most, bool isPairs)
    {
        if (!list.Next() || list.Kind != RawToken.OpenList) return false;
        var (count, sum, counted) = (0, 0L, 0L);
        while (list.Next() && list.Kind != RawToken.CloseList && tokens++ < MostTokens)
        {
            if (list.Whole() is not { } number || number < 0 || number > most) return false;
            sum += number;
            if (count % 2 == 1) counted += number;
            count++;
        }
        return isPairs ? count % 2 == 0 && counted <= most : count >= 3 && sum is > 0 and <= 3 * WidestField;
    }

    /// <summary>A node of a tree of names or numbers; pages and fields have a parent, and are followed with care.</summary>
    void ReadNode(RawTokens body, int word)
    {
        TreeNode? node = null;
        for (var depth = 1; depth > 0 && body.Next() && tokens++ < MostTokens;)
        {
            depth += Step(body.Kind);
            if (depth != 1 || body.Kind != RawToken.Name) continue;
            if (body.IsName("Parent"u8) || body.IsName("Subtype"u8) || body.IsName("FT"u8) || body.IsName("T"u8)) return;
            if (body.IsName("Type"u8) && body.Next() && (body.IsName("Pages"u8) || body.IsName("Page"u8))) return;
            if (!body.IsName("Kids"u8)) continue;
            node = new(body.Start, []);
            var list = body;
            var inside = 0;
            while (list.Next() && tokens++ < MostTokens)
            {
                if (list.Kind == RawToken.OpenList) inside++;
                else if (list.Kind == RawToken.CloseList && --inside <= 0) break;
                else if (list.Reference() is { } kid) node.Kids.Add(kid);
                if (inside == 0) break;
            }
        }
        if (node is not null && NumberBefore(word) is { } number) (nodes ??= [])[number] = node;
    }

    /// <summary>Bytes in which what goes round in a ring leads nowhere; those of the file where nothing does.</summary>
    byte[] Cut()
    {
        byte[]? bytes = null;
        foreach (var (at, end) in Rings())
        {
            bytes ??= (byte[])file.Clone();
            bytes.AsSpan(at, end - at).Fill((byte)' ');
            "null"u8.CopyTo(bytes.AsSpan(at));
        }
        foreach (var (at, end) in strays ?? [])
        {
            bytes ??= (byte[])file.Clone();
            bytes.AsSpan(at, end - at).Fill((byte)' ');
        }
        foreach (var node in Endless())
        {
            bytes ??= (byte[])file.Clone();
            if (bytes[node.Key + 1] == '#') bytes[node.Key + 2] = (byte)'5'; // another letter, written the same way
            else bytes[node.Key + 1] = (byte)'X';
        }
        return bytes ?? file;
    }

    /// <summary>Objects that are nothing but a reference, and lead nowhere or too far.</summary>
    IEnumerable<(int At, int End)> Rings()
    {
        if (relays is null) yield break;
        foreach (var (first, place) in relays)
        {
            var (next, steps) = (first, 0);
            while (steps <= LongestChain && relays.TryGetValue(next, out var relay)) (next, steps) = (relay.To, steps + 1);
            if (steps > LongestChain) yield return (place.At, place.End);
        }
    }

    /// <summary>Nodes of trees that contain themselves, or stand for more than any document has.</summary>
    IEnumerable<TreeNode> Endless()
    {
        if (nodes is null) yield break;
        var sizes = new ExpandedSize<long>(LargestTree, DeepestTree);
        foreach (var (number, node) in nodes)
            if (!sizes.IsBearable(Size(number, 0))) yield return node;

        (int Size, int Depth) Size(long number, int depth)
        {
            for (var steps = 0; steps < LongestChain && relays?.TryGetValue(number, out var relay) == true; steps++) number = relay.To;
            if (!nodes.TryGetValue(number, out var node)) return (1, 1);
            return sizes.Of(number, () =>
            {
                var all = (Size: 1, Depth: 0);
                foreach (var kid in node.Kids) all = ExpandedSize<long>.Sum(all, Size(kid, depth + 1));
                return all.Depth == int.MaxValue ? all : (all.Size, all.Depth + 1);
            }, depth);
        }
    }
}
