using Npgsql;

namespace DisclosureExtract.Queue.Books;

/// <summary>Statements and their values, without the ceremony.</summary>
static class Sql
{
    extension(NpgsqlConnection connection)
    {
        /// <summary>Returns how many rows were touched.</summary>
        public async Task<int> RunAsync(string text, CancellationToken stop, params (string Name, object Value)[] values)
        {
            await using var command = Command(connection, text, values);
            return await command.ExecuteNonQueryAsync(stop);
        }

        public async Task<List<T>> QueryAsync<T>(
            string text, Func<NpgsqlDataReader, T> read, CancellationToken stop, params (string Name, object Value)[] values)
        {
            await using var command = Command(connection, text, values);
            await using var reader = await command.ExecuteReaderAsync(stop);
            var rows = new List<T>();
            while (await reader.ReadAsync(stop)) rows.Add(read(reader));
            return rows;
        }
    }

    /// <summary>Text of strangers as PostgreSQL takes it: any but the character that ends strings elsewhere.</summary>
    public static string Text(string text) => text.Replace('\0', '\uFFFD');

    /// <summary>A statement that goes to the database together with others.</summary>
    public static NpgsqlBatchCommand Part(string text, params (string Name, object Value)[] values)
    {
        var part = new NpgsqlBatchCommand(text);
        foreach (var (name, value) in values) part.Parameters.AddWithValue(name, value);
        return part;
    }

    static NpgsqlCommand Command(NpgsqlConnection connection, string text, (string Name, object Value)[] values)
    {
#pragma warning disable CA2100 // every text is a constant of this program; values are parameters
        var command = new NpgsqlCommand(text, connection);
#pragma warning restore CA2100
        foreach (var (name, value) in values) command.Parameters.AddWithValue(name, value);
        return command;
    }
}
