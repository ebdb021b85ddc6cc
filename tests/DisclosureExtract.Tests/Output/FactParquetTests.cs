using DisclosureExtract.Engines.Output;
using DisclosureExtract.Facts;
using DisclosureExtract.Output;
using Parquet;
using Parquet.Schema;

namespace DisclosureExtract.Tests.Output;

public sealed class FactParquetTests
{
    static FactRow Row(decimal value, int? year) => new()
    {
        Document = "d", Entity = year is null ? null : "某单位", Year = year, Kind = "budget", Form = "revenue", Side = "", Code = "208", Name = "社会保障和就业支出",
        Column = "total", Header = "合计", Value = value, Unit = "万元", AmountYuan = value * 10000, Page = 3, X0 = 1.25, Y0 = 2, X1 = 3, Y1 = 4, Origin = "text",
        Confidence = 1, Raw = "raw", Status = "read",
        File = "a.pdf", Table = "t1", Row = 0, Checks = 1, Flags = "",
    };

    [Fact]
    public async Task Columns_are_those_of_the_contract_and_amounts_come_back_exactly()
    {
        decimal[] values = [-0.01m, 0m, 516.74m, 154369326m, 999999999999.99m, 12.339999999999998m, 3286618082.20m];
        using var stream = new MemoryStream();
        FactParquet.Write(stream, values.Select((v, i) => Row(v, i % 2 == 0 ? 2026 : null)));
        stream.Position = 0;

        var reader = await ParquetReader.CreateAsync(stream);
        await using var _ = reader;
        Assert.Equal(FactFiles.Columns, reader.Schema.DataFields.Select(f => f.Name));
        using var group = reader.OpenRowGroupReader(0);
        var amounts = new decimal?[values.Length];
        await group.ReadAsync<decimal>(Field(reader, "value"), amounts.AsMemory());
        Assert.Equal(values.Cast<decimal?>(), amounts);
        var years = new int?[values.Length];
        await group.ReadAsync<int>(Field(reader, "year"), years.AsMemory());
        Assert.Equal([2026, null, 2026, null, 2026, null, 2026], years);
        var names = new string?[values.Length];
        await group.ReadAsync(Field(reader, "name"), names.AsMemory());
        Assert.All(names, n => Assert.Equal("社会保障和就业支出", n));
    }

    [Fact]
    public void No_facts_make_a_readable_file_and_two_runs_the_same_bytes()
    {
        byte[] Bytes(params FactRow[] rows)
        {
            using var stream = new MemoryStream();
            FactParquet.Write(stream, rows);
            return stream.ToArray();
        }

        Assert.Equal("PAR1"u8.ToArray(), Bytes()[..4]);
        Assert.Equal(Bytes(Row(1.5m, 2026)), Bytes(Row(1.5m, 2026)));
    }

    static DataField Field(ParquetReader reader, string name) => reader.Schema.DataFields.Single(f => f.Name == name);
}
