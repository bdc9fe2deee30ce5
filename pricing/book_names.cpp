// SPDX-License-Identifier: GPL-3.0-or-later
#include "pricing/book_names.hpp"

#include "pricing/json_line.hpp"
#include "pricing/other_names.hpp"
#include "pricing/shipped_units.hpp"
#include "pricing/table_json.hpp"
#include "pricing/usage_type.hpp"

#include "model/base/near_names.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cctype>
#include <cstddef>
#include <map>
#include <vector>

namespace headroom::pricing {
namespace {

std::string folded(std::string_view text) {
    std::string bare;
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if (std::isspace(byte) == 0) bare += static_cast<char>(std::tolower(byte));
    }
    return bare;
}

/// "lambda" of "AWSLambda" and of "Amazon Lambda".
std::string withoutMaker(std::string_view service) {
    std::string bare = folded(service);
    for (const std::string_view maker : {"amazon", "aws"}) {
        if (bare.starts_with(maker) && bare.size() > maker.size()) return bare.substr(maker.size());
    }
    return bare;
}

using Names = std::map<std::string, std::string, std::less<>>;

/// The shipped usage types of a service by what is left of them without case and blanks.
Names readTwins(std::string_view service) {
    Names twins;
    for (const std::string& type : shippedTypesOf(service)) twins.emplace(folded(type), type);
    return twins;
}

const Names& twinsOf(std::string_view service) {
    static const auto all = [] {
        std::map<std::string, Names, std::less<>> twins;
        for (const std::string& one : shippedServices()) twins.emplace(one, readTwins(one));
        return twins;
    }();
    static const Names none;
    const auto known = all.find(service);
    return known == all.end() ? none : known->second;
}

std::string quoted(const std::string& text) { return "\"" + text + "\""; }

class NameCheck {
public:
    NameCheck(const OwnTable& table, const Json& document)
        : table_(table), document_(document), service_(textOf(document, "service", "")) {}

    base::Result<void> run() const {
        const std::string meant = shippedServiceMeant(service_);
        if (!meant.empty() && (withoutMaker(service_) == withoutMaker(meant) || namesTypeOf(meant)))
            return refuse("/service",
                          quoted(service_) + " is no service of AWS's; did you mean " + quoted(meant) + "?");
        if (auto priced = checkPriced("usageTypes"); !priced) return priced;
        if (auto reserved = checkPriced("reserved"); !reserved) return reserved;
        std::size_t index = 0;
        for (const Json& allowance : optionalList(document_, "freeTiers", "")) {
            if (auto free = checkAllowance(allowance, "/freeTiers/" + std::to_string(index++)); !free) return free;
        }
        return {};
    }

private:
    /// Whether the book has a usage type of a shipped service: "Stats", near "AmazonStates", is a service of the user's
    /// own where it has none.
    bool namesTypeOf(const std::string& service) const {
        const Names& shipped = twinsOf(service);
        const auto known = [&](const std::string& type) { return shipped.contains(folded(type)); };
        for (const char* key : {"usageTypes", "reserved"}) {
            if (!document_.contains(key)) continue;
            for (const Json& block : document_.at(key)) {
                if (known(textOf(block, "usageType", ""))) return true;
            }
        }
        for (const Json& allowance : optionalList(document_, "freeTiers", "")) {
            if (std::ranges::any_of(textsOf(allowance, "usageTypes", ""), known)) return true;
        }
        return false;
    }

    base::Result<void> checkPriced(const char* key) const {
        if (!document_.contains(key)) return {};
        const bool reserved = std::string_view(key) == "reserved";
        std::size_t index = 0;
        for (const Json& block : document_.at(key)) {
            const std::string where = "/" + std::string(key) + "/" + std::to_string(index++);
            const auto type = textOf(block, "usageType", "");
            if (const std::string twin = shippedTwinOf(service_, type); !twin.empty())
                return refuse(where + "/usageType", otherSpelling(type, twin));
            // Prices by another unit are refused where they are read.
            if (!reserved) continue;
            const std::string shipped = shippedUnitOf(service_, type);
            if (!shipped.empty() && shipped != textOf(block, "unit", where))
                return otherUnit(block, shipped, type, where);
        }
        return {};
    }

    base::Result<void> checkAllowance(const Json& allowance, const std::string& where) const {
        const auto types = textsOf(allowance, "usageTypes", where);
        if (types.empty()) return refuse(where, "names no usage type: what of it is free?");
        const bool ofFiles = types.size() == 1 && types.front() == textOf(allowance, "name", where);
        for (std::size_t i = 0; i < types.size(); ++i) {
            const std::string& type = types[i];
            const std::string at = where + "/usageTypes/" + std::to_string(i);
            if (const std::string twin = shippedTwinOf(service_, type); !twin.empty())
                return refuse(at, otherSpelling(type, twin));
            const std::string shipped = shippedUnitOf(service_, type);
            if (shipped.empty() && ofFiles) continue;
            const auto units = shipped.empty() ? ownUnitsOf(type) : std::vector<std::string>{shipped};
            if (units.empty()) return refuse(at, withoutPrice(type));
            const bool counted = std::ranges::find(units, textOf(allowance, "unit", where)) != units.end();
            if (!counted) return otherUnit(allowance, units.front(), type, where);
        }
        return {};
    }

    base::Error otherUnit(const Json& block, const std::string& counted, const std::string& type,
                          const std::string& where) const {
        return refuse(where + "/unit", quoted(textOf(block, "unit", where)) + " is not what use of " + type +
                                           " is counted in; write " + quoted(counted));
    }

    /// By which the book has prices of the usage type: of several regions there may be several.
    std::vector<std::string> ownUnitsOf(const std::string& type) const {
        std::vector<std::string> units;
        for (const Json& block : document_.at("usageTypes")) {
            if (textOf(block, "usageType", "") == type) units.push_back(textOf(block, "unit", ""));
        }
        return units;
    }

    std::string withoutPrice(const std::string& type) const {
        std::vector<std::string> known = shippedTypesOf(service_);
        for (const Json& block : document_.at("usageTypes")) known.push_back(textOf(block, "usageType", ""));
        std::ranges::sort(known);
        known.erase(std::unique(known.begin(), known.end()), known.end());
        const std::string near = nearNames(type, known);
        return quoted(type) + " has no price, in this book or in the shipped ones" +
               (near.empty() ? ": give one under \"usageTypes\"" : "; did you mean " + near + "?");
    }

    static std::string otherSpelling(const std::string& type, const std::string& twin) {
        return quoted(type) + " is no usage type that use is counted under; did you mean " + quoted(twin) + "?";
    }

    base::Error refuse(const std::string& pointer, std::string what) const {
        const std::string line = std::to_string(lineOfPointer(table_.json, pointer));
        return base::Error{base::Errc::BadInput, table_.name + ":" + line + ": " + pointer, std::move(what)};
    }

    const OwnTable& table_;
    const Json& document_;
    std::string service_;
};

}  // namespace

std::string shippedTwinOf(std::string_view service, std::string_view usageType) {
    if (const auto counted = countedAs(service, usageType); counted != usageType) return std::string(counted);
    const Names& twins = twinsOf(service);
    if (twins.empty()) return "";
    const auto twin = twins.find(folded(usageType));
    return twin == twins.end() || twin->second == usageType ? "" : twin->second;
}

std::string shippedServiceMeant(std::string_view service) {
    const std::vector<std::string> shipped = shippedServices();
    if (std::ranges::find(shipped, service) != shipped.end()) return "";
    const std::string bare = withoutMaker(service);
    for (const std::string& one : shipped) {
        if (base::editDistance(bare, withoutMaker(one)) <= bare.size() / 4) return one;
    }
    return "";
}

bool isOfFilesAlone(const FreeAllowance& allowance) {
    const bool named = allowance.usageTypes.size() == 1 && allowance.usageTypes.front() == allowance.name;
    return named && shippedUnitOf(allowance.service, allowance.name).empty();
}

base::Result<void> checkBookNames(const OwnTable& table, const nlohmann::json& document) {
    return NameCheck(table, document).run();
}

}  // namespace headroom::pricing
