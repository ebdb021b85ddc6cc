namespace DisclosureExtract.Queue.Books;

/// <summary>Advisory locks of the database: held by a connection, and gone with it.</summary>
static class Locks
{
    public const long Schema = 0x4449_5343_0001, Feeder = 0x4449_5343_0002;
}
