// SPDX-License-Identifier: GPL-3.0-or-later
#include "pricing/book_keys.hpp"

#include "pricing/json_line.hpp"
#include "pricing/usage_type.hpp"
#include "pricing/usage_type_form.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace headroom::pricing {
namespace {

using Json = nlohmann::json;

enum class Part : std::uint8_t {
    Book,
    Sources,
    Source,
    Prices,
    Price,
    Reservations,
    Reservation,
    Allowances,
    Allowance,
    FreeTypes,  ///< the usage types that share an allowance
    Named,      ///< by the user, such as regions
};

/// A part in a part; without a key each of a list's, or whatever its name.
struct Inside {
    Part whole;
    std::string_view key;
    Part part;
};

constexpr Inside kInside[] = {
    {Part::Book, "sources", Part::Sources},           {Part::Sources, "", Part::Source},
    {Part::Book, "usageTypes", Part::Prices},         {Part::Prices, "", Part::Price},
    {Part::Book, "reserved", Part::Reservations},     {Part::Reservations, "", Part::Reservation},
    {Part::Book, "freeTiers", Part::Allowances},      {Part::Allowances, "", Part::Allowance},
    {Part::Allowance, "usageTypes", Part::FreeTypes},
};

/// The keys of a part; none of what the user names.
const std::vector<std::string>& keysOf(Part part) {
    static const std::map<Part, std::vector<std::string>> keys{
        {Part::Book, {"formatVersion", "service", "name", "sources", "usageTypes", "reserved", "freeTiers"}},
        {Part::Source, {"title", "url", "readOn", "validFrom", "thirdParty"}},
        {Part::Price, {"usageType", "unit", "source", "validFrom", "upTo", "per", "offerTerm", "rates", "regions"}},
        {Part::Reservation,
         {"usageType", "term", "unit", "source", "validFrom", "per", "offerTerm", "rates", "regions"}},
        {Part::Allowance, {"name", "kind", "usageTypes", "quantity", "unit", "validFrom", "source"}},
    };
    static const std::vector<std::string> any;
    const auto known = keys.find(part);
    return known == keys.end() ? any : known->second;
}

/// Listens to a book and stops at the first thing that is wrong with its keys.
class KeyListener : public nlohmann::json_sax<Json> {
public:
    explicit KeyListener(const std::size_t& line) : line_(line) {}

    bool null() override { return next(); }
    bool boolean(bool) override { return next(); }
    bool number_integer(number_integer_t) override { return next(); }
    bool number_unsigned(number_unsigned_t) override { return next(); }
    bool number_float(number_float_t, const string_t&) override { return next(); }
    bool binary(binary_t&) override { return next(); }

    bool string(string_t& value) override {
        return (levels_.empty() || !isUsageTypeOf(levels_.back()) || checkUsageType(value)) && next();
    }
    bool start_object(std::size_t) override {
        enter(false);
        return true;
    }
    bool start_array(std::size_t) override {
        enter(true);
        return true;
    }
    bool end_object() override { return leave(); }
    bool end_array() override { return leave(); }

    bool key(string_t& value) override {
        Level& level = levels_.back();
        level.key = value;
        if (!level.keys.insert(value).second)
            return refuse("is there twice: which one holds cannot be told; leave one out");
        const std::vector<std::string>& known = keysOf(level.part);
        if (known.empty() || std::ranges::find(known, value) != known.end()) return true;
        const std::string near = nearNames(value, known);
        return refuse(near.empty() ? "price books have no such key; here stand " + listed(known)
                                   : "price books have no such key; did you mean " + near + "?");
    }
    bool parse_error(std::size_t, const std::string&, const Json::exception&) override { return false; }

    const std::optional<base::Error>& error() const { return error_; }

private:
    /// An object or a list that is open.
    struct Level {
        Part part = Part::Named;
        bool list = false;
        std::size_t index = 0;
        std::string key{};
        std::set<std::string> keys{};
    };

    static bool isUsageTypeOf(const Level& level) {
        const bool block = level.part == Part::Price || level.part == Part::Reservation;
        return level.part == Part::FreeTypes || (block && level.key == "usageType");
    }

    static std::string listed(const std::vector<std::string>& names) {
        std::string text;
        for (const std::string& name : names) text += (text.empty() ? "\"" : ", \"") + name + "\"";
        return text;
    }

    void enter(bool list) { levels_.push_back({levels_.empty() ? Part::Book : inside(levels_.back()), list}); }

    static Part inside(const Level& whole) {
        for (const Inside& known : kInside) {
            if (known.whole == whole.part && (known.key.empty() || known.key == whole.key)) return known.part;
        }
        return Part::Named;
    }

    bool leave() {
        levels_.pop_back();
        return next();
    }

    bool next() {
        if (!levels_.empty()) ++levels_.back().index;
        return true;
    }

    bool checkUsageType(const std::string& usageType) {
        if (!isUsageType(usageType))
            return refuse("\"" + usageType +
                          "\" is no usage type: it begins with a letter or a digit, as AWS's do, and holds no control "
                          "character");
        const std::string bare(shippedBehindPrefix(usageType));
        return bare.empty() ||
               refuse("\"" + usageType + "\" is with a region's prefix, under which no use is counted: write \"" +
                      bare + "\", and the region under \"regions\"");
    }

    bool refuse(std::string what) {
        std::string pointer;
        for (const Level& level : levels_) pointer += "/" + (level.list ? std::to_string(level.index) : level.key);
        error_ = base::Error{base::Errc::BadInput, std::to_string(line_) + ": " + pointer, std::move(what)};
        return false;
    }

    const std::size_t& line_;
    std::vector<Level> levels_;
    std::optional<base::Error> error_;
};

}  // namespace

base::Result<void> checkBookKeys(const OwnTable& table) {
    std::size_t line = 1;
    const char* const begin = table.json.data();
    KeyListener listener(line);
    Json::sax_parse(CountedByte(begin, &line), CountedByte(begin + table.json.size(), &line), &listener);
    if (!listener.error()) return {};
    base::Error error = *listener.error();
    error.where = table.name + ":" + error.where;
    return error;
}

}  // namespace headroom::pricing
