// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/planning/point_store.hpp"
#include "pricing/book_info.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <bit>
#include <fstream>
#include <set>
#include <sstream>

#include "model/base/random.hpp"
#include "scenarios/document/write_json.hpp"
#include "scenarios/study/intervals.hpp"

namespace headroom::planning {

namespace {

using Json = nlohmann::ordered_json;
namespace fs = std::filesystem;

/// Of what a point's file looks like.
constexpr int kFormat = 6;

Json intervalOf(const std::optional<study::Interval>& interval) {
    return interval ? Json{interval->low, interval->high} : Json();
}

std::optional<study::Interval> intervalIn(const Json& json) {
    if (!json.is_array() || json.size() != 2) return std::nullopt;
    return study::Interval{json[0].get<double>(), json[1].get<double>()};
}

/// What is not known (study::kNoValue) is written as null.
double numberIn(const Json& json) { return json.is_null() ? study::kNoValue : json.get<double>(); }

Json jsonOf(const SweepPoint& point) {
    Json figures = Json::array();
    for (const PointFigure& figure : point.figures) {
        figures.push_back({{"Metric", figure.metric},
                           {"Of", figure.of},
                           {"Statistic", figure.statistic},
                           {"Mean", figure.mean},
                           {"CI95", intervalOf(figure.ci95)}});
    }
    Json objectives = Json::array();
    for (const JudgedObjective& objective : point.objectives) {
        objectives.push_back({{"Text", objective.text},
                              {"Value", objective.value},
                              {"CI95", intervalOf(objective.ci95)},
                              {"Met", static_cast<int>(objective.met)}});
    }
    Json books = Json::array();
    for (const pricing::BookUsed& book : point.books.books)
        books.push_back({{"Service", book.service}, {"File", book.origin}, {"Newest", book.newest}});
    return {{"Design", point.design},       {"Values", point.values},   {"Refused", point.refused},
            {"Figures", figures},           {"Objectives", objectives}, {"NotPriced", point.notPriced},
            {"Region", point.books.region}, {"Books", books},           {"Undone", point.undone},
            {"CannotLast", point.bursts}};
}

/// Throws what nlohmann throws where a file is not as it was written.
void fill(const Json& json, SweepPoint& point) {
    point.refused = json.at("Refused").get<std::string>();
    for (const Json& one : json.at("Figures")) {
        point.figures.push_back({one.at("Metric").get<std::string>(), one.at("Of").get<std::string>(),
                                 one.at("Statistic").get<std::string>(), numberIn(one.at("Mean")),
                                 intervalIn(one.at("CI95"))});
    }
    for (const Json& one : json.at("Objectives")) {
        const int met = one.at("Met").get<int>();
        point.objectives.push_back({one.at("Text").get<std::string>(), numberIn(one.at("Value")),
                                    intervalIn(one.at("CI95")),
                                    met == 0   ? study::Met::Yes
                                    : met == 1 ? study::Met::No
                                               : study::Met::Undecided});
    }
    point.notPriced = json.at("NotPriced").get<std::vector<std::string>>();
    point.undone = json.at("Undone").get<std::vector<std::string>>();
    point.bursts = json.at("CannotLast").get<std::string>();
    point.books.region = json.at("Region").get<std::string>();
    for (const Json& one : json.at("Books")) {
        pricing::noteBook({one.at("Service").get<std::string>(), one.at("File").get<std::string>(),
                           one.at("Newest").get<std::string>()},
                          point.books);
    }
    point.done = true;
}

std::string contentOf(const fs::path& path) {
    std::ifstream in(path, std::ios::binary);
    std::ostringstream text;
    text << in.rdbuf();
    return text.str();
}

std::uint64_t hashOf(std::string_view text, std::uint64_t start) {
    std::uint64_t hash = start;
    for (const char c : text) hash = base::deriveKey(hash, static_cast<unsigned char>(c));
    return base::deriveKey(hash, text.size());
}

/// What the file holds that a text names, if it does: a trace that has changed gives other results.
std::uint64_t hashOfFile(const std::string& name, const fs::path& folder, std::uint64_t hash) {
    std::error_code error;
    const fs::path path = folder / name;
    return name.size() < 256 && fs::is_regular_file(path, error) ? hashOf(contentOf(path), hash) : hash;
}

/// Of all files that the tree names.
std::uint64_t hashOfFiles(const document::Node& node, const fs::path& folder, std::uint64_t hash) {
    if (node.isString()) {
        return hashOfFile(node.asString(), folder, hash);
    } else if (node.isArray()) {
        for (const document::Node& element : node.elements()) hash = hashOfFiles(element, folder, hash);
    } else if (node.isObject()) {
        for (const document::Member& member : node.members()) hash = hashOfFiles(member.value, folder, hash);
    }
    return hash;
}

std::uint64_t hashOfRate(const pricing::PriceRate& rate, std::uint64_t hash) {
    return base::deriveKey(hashOf(pricing::toText(rate.usd), hash), static_cast<std::uint64_t>(rate.per));
}

std::uint64_t hashOfPrices(const pricing::PriceBook& book, std::uint64_t hash) {
    hash = hashOf(book.region, hash);
    for (const pricing::PriceEntry& entry : book.entries) {
        hash = hashOf(entry.service + " " + entry.usageType + " " + entry.unit, hash);
        for (const pricing::PriceTier& tier : entry.tiers)
            hash = base::deriveKey(hashOfRate(tier.rate, hash), static_cast<std::uint64_t>(tier.upTo.value_or(-1)));
    }
    for (const pricing::ReservedPrice& reserved : book.reserved) {
        hash = hashOf(reserved.service + " " + reserved.usageType + " " + reserved.term + " " + reserved.unit, hash);
        hash = hashOfRate(reserved.upfront, hashOfRate(reserved.hourly, hash));
    }
    for (const pricing::FreeAllowance& free : book.allowances) {
        hash = hashOf(free.name + " " + free.service + (free.always ? " always " : " first year ") + free.unit, hash);
        for (const std::string& usageType : free.usageTypes) hash = hashOf(usageType, hash);
        hash = base::deriveKey(hash, static_cast<std::uint64_t>(free.quantity));
    }
    return hash;
}

/// The scenario's own, those of global tables' replicas, and what an axis may put in their place.
std::set<std::string> regionsOf(const format::Scenario& scenario, const std::vector<Axis>& axes) {
    std::set<std::string> regions{scenario.region};
    for (const Axis& axis : axes) regions.insert(axis.values.begin(), axis.values.end());
    for (const format::Design& design : scenario.designs) {
        for (const format::Resource& resource : design.resources) {
            const auto* table = std::get_if<dynamodb::Spec>(&resource.spec);
            if (table != nullptr) regions.insert(table->replicas.begin(), table->replicas.end());
        }
    }
    return regions;
}

}  // namespace

PointStore::PointStore(fs::path folder, std::string key) : folder_(std::move(folder)), key_(std::move(key)) {}

fs::path PointStore::pathOf(std::size_t index) const { return folder_ / fmt::format("point_{:06}.json", index); }

base::Result<void> PointStore::open() const {
    if (folder_.empty()) return {};
    std::error_code error;
    fs::create_directories(folder_, error);
    if (error) return base::Error{base::Errc::Environment, folder_.string(), "cannot be made: " + error.message()};
    return {};
}

std::string textOf(const SweepPoint& point) { return jsonOf(point).dump(); }

bool fillFrom(std::string_view text, SweepPoint& point) {
    const Json json = Json::parse(text, nullptr, false);
    try {
        if (!json.is_object() || json.at("Design") != point.design || json.at("Values") != Json(point.values))
            return false;
        SweepPoint known{point.design, point.values, false, {}, {}, {}, {}};
        fill(json, known);
        point = std::move(known);
        return true;
    } catch (const Json::exception&) { return false; }
}

bool PointStore::load(std::size_t index, SweepPoint& point) const {
    if (folder_.empty()) return false;
    const std::string text = contentOf(pathOf(index));
    const Json json = Json::parse(text, nullptr, false);
    if (!json.is_object() || json.value("Key", Json()) != key_) return false;
    return fillFrom(text, point);
}

base::Result<void> PointStore::save(std::size_t index, const SweepPoint& point) const {
    if (folder_.empty()) return {};
    Json json{{"Key", key_}};
    json.update(jsonOf(point));
    const fs::path path = pathOf(index);
    fs::path part = path;
    part += ".part";
    {
        std::ofstream out(part, std::ios::binary | std::ios::trunc);
        out << json.dump(1) << '\n';
        if (!out.flush())
            return base::Error{base::Errc::Environment, part.string(), "cannot be written: is the disk full?"};
    }
    std::error_code error;
    fs::rename(part, path, error);
    if (error) return base::Error{base::Errc::Environment, path.string(), "cannot be replaced: " + error.message()};
    return {};
}

std::string sweepKey(const Source& source, const format::Scenario& scenario, const std::vector<Axis>& axes,
                     std::string_view program) {
    const fs::path folder = source.file.parent_path();
    std::uint64_t hash = hashOf(document::writeJson(source.root), hashOf(program, kFormat));
    for (const auto& [name, value] : source.overrides.parameters)
        hash = hashOfFile(value, folder, hashOf(name + "=" + value, hash));
    for (const Axis& axis : axes) {
        hash = base::deriveKey(hashOf(axis.name, hash), static_cast<std::uint64_t>(axis.kind));
        for (const std::string& value : axis.values) hash = hashOfFile(value, folder, hash);
    }
    const format::Simulation& simulation = scenario.simulation;
    hash = base::deriveKey(hash, simulation.seed);
    hash = base::deriveKey(hash, simulation.replications);
    hash = base::deriveKey(hash, static_cast<std::uint64_t>(simulation.duration.count));
    if (const auto& confidence = source.overrides.confidence)
        hash = base::deriveKey(hash, std::bit_cast<std::uint64_t>(*confidence));
    for (const std::string& region : regionsOf(scenario, axes)) {
        const auto book = scenario.overrides.prices.book(region, scenario.pricesAsOf);
        if (book) hash = hashOfPrices(*book, hash);
    }
    return fmt::format("{:016x}", hashOfFiles(source.root, folder, hash));
}

}  // namespace headroom::planning
