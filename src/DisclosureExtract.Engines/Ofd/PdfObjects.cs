using System.Globalization;
using System.Text;

namespace DisclosureExtract.Engines.Ofd;

/// <summary>The numbered objects of a PDF that is made in memory and never leaves it: nothing in it is packed.</summary>
sealed class PdfObjects
{
    readonly List<byte[]> objects = [];

    public int Reserve()
    {
        objects.Add([]);
        return objects.Count;
    }

    public void Set(int number, string text) => objects[number - 1] = Encoding.Latin1.GetBytes(text);

    public int Add(string text)
    {
        var number = Reserve();
        Set(number, text);
        return number;
    }

    /// <param name="entries">Of its dictionary, without the length.</param>
    public int AddStream(string entries, ReadOnlySpan<byte> data)
    {
        var number = Reserve();
        SetStream(number, entries, data);
        return number;
    }

    public void SetStream(int number, string entries, ReadOnlySpan<byte> data)
    {
        var head = Encoding.Latin1.GetBytes(string.Create(CultureInfo.InvariantCulture, $"<<{entries}/Length {data.Length}>>stream\n"));
        objects[number - 1] = [.. head, .. data, .. "\nendstream"u8];
    }

    public byte[] ToBytes(int catalog)
    {
        using var file = new MemoryStream();
        file.Write("%PDF-1.7\n"u8);
        var table = new StringBuilder();
        table.Append(CultureInfo.InvariantCulture, $"xref\n0 {objects.Count + 1}\n0000000000 65535 f \n");
        for (var i = 0; i < objects.Count; i++)
        {
            table.Append(CultureInfo.InvariantCulture, $"{file.Position:0000000000} 00000 n \n");
            file.Write(Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{i + 1} 0 obj\n")));
            file.Write(objects[i]);
            file.Write("\nendobj\n"u8);
        }
        var at = file.Position;
        table.Append(CultureInfo.InvariantCulture, $"trailer\n<</Size {objects.Count + 1}/Root {catalog} 0 R>>\nstartxref\n{at}\n%%EOF\n");
        file.Write(Encoding.ASCII.GetBytes(table.ToString()));
        return file.ToArray();
    }
}
