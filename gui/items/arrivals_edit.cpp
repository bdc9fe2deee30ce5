// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/items/arrivals_edit.hpp"

#include <algorithm>
#include <array>

#include "gui/translated.hpp"
#include "scenarios/document/pointer.hpp"
#include "scenarios/format/quantity.hpp"
#include "scenarios/format/workloads.hpp"

namespace headroom::gui {

namespace {

using document::Node;

constexpr double kRate = 10.0;  // of a workload that says none

bool isProcess(std::string_view key) {
    return std::ranges::any_of(format::arrivalForms(), [&](const auto& form) { return form.name == key; });
}

std::optional<double> rateIn(const Node* node) {
    if (node == nullptr || !node->isString()) return std::nullopt;
    const auto rate = format::parseRate(node->asString());
    return rate ? std::optional(rate->perSecond) : std::nullopt;
}

/// About how much arrives by now.
double rateOf(const Node& process) {
    const Node* body = &process;
    if (const Node* states = process.find("States"); states != nullptr) body = states;
    if (body->isArray() && body->size() > 0) body = &body->elements().front();
    for (const char* key : {"Rate", "Mean", "Base", "From"}) {
        if (const auto rate = rateIn(body->find(key)); rate && *rate > 0.0) return *rate;
    }
    return kRate;
}

base::Duration lengthOf(const ScenarioEdit& edit) {
    const Node* text = document::resolve(edit.merged(), "/Simulation/Duration");
    if (text != nullptr && text->isString()) {
        if (const auto length = format::parseDuration(text->asString())) return *length;
    }
    return base::hours(24);
}

Node text(const std::string& value) { return Node::string(value); }

Node rate(double perSecond) { return text(rateText(perSecond)); }

using Part = std::pair<const char*, Node>;

Node object(std::initializer_list<Part> parts) {
    Node made = Node::object();
    for (const auto& [key, value] : parts) made.set(key, value);
    return made;
}

Node list(std::initializer_list<Node> entries) {
    Node made = Node::array();
    for (const Node& entry : entries) made.append(entry);
    return made;
}

/// What a pattern says at first, around a mean of `r`, in a run of `length`.
std::optional<Node> firstOf(std::string_view kind, double r, base::Duration length) {
    const auto at = [&](std::int64_t share) {
        return base::minutes(length.count * share / 6 / base::minutes(1).count);
    };
    if (kind == "Constant" || kind == "Poisson") return object({{"Rate", rate(r)}});
    const Node two = Node::integer(2);
    if (kind == "Diurnal") return object({{"Mean", rate(r)}, {"PeakToMean", two}, {"PeakAt", text("20:00")}});
    if (kind == "Weekly") {
        const Node work = Node::integer(1);
        const Node rest = Node::number("0.5", 0.5);
        return object({{"Mean", rate(r)},
                       {"Days", list({work, work, work, work, work, rest, rest})},
                       {"PeakToMean", two},
                       {"PeakAt", text("14:00")}});
    }
    if (kind == "Ramp")
        return object({{"From", rate(r)},
                       {"To", rate(2.0 * r)},
                       {"At", text(format::durationText(at(1)))},
                       {"Over", text(format::durationText(at(4)))}});
    if (kind == "Steps") return list({arrivalStep({}, r), arrivalStep(at(2), 2.0 * r), arrivalStep(at(4), r)});
    if (kind == "Spike")
        return object({{"Base", rate(r)},
                       {"Peak", rate(5.0 * r)},
                       {"At", text(format::durationText(at(3)))},
                       {"For", text("10m")},
                       {"Rise", text("1m")}});
    if (kind == "Bursty")
        return object({{"States", list({object({{"Rate", rate(r / 2.0)}, {"MeanFor", text("5m")}}),
                                        object({{"Rate", rate(3.5 * r)}, {"MeanFor", text("1m")}})})}});
    if (kind == "Schedule") return text("rate(5 minutes)");
    if (kind == "Closed") return object({{"Users", Node::integer(10)}, {"Think", text("1s")}});
    return std::nullopt;
}

}  // namespace

std::string rateText(double perSecond) {
    struct Unit {
        const char* name;
        double seconds;
    };
    constexpr std::array<Unit, 3> kUnits{{{"/s", 1.0}, {"/min", 60.0}, {"/h", 3600.0}}};
    const auto fits = [&](const Unit& unit) { return perSecond * unit.seconds >= 1.0; };
    const auto found = std::ranges::find_if(kUnits, fits);
    const Unit unit = perSecond == 0.0 ? kUnits.front() : found == kUnits.end() ? kUnits.back() : *found;
    const double value = perSecond * unit.seconds;
    QString digits = QString::number(value, 'g', 4);
    if (digits.contains(u'e')) digits = QString::number(value, 'f', 0);
    return digits.toStdString() + unit.name;
}

Node arrivalStep(base::Duration at, double perSecond) {
    return object({{"At", text(format::durationText(at))}, {"Rate", rate(perSecond)}});
}

Node nextArrivalStep(const Node& steps) {
    const auto atOf = [&](std::size_t place) {
        const Node* at = steps.elements()[place].find("At");
        const auto length = at != nullptr && at->isString() ? format::parseDuration(at->asString())
                                                            : base::Result<base::Duration>(base::Duration{});
        return length ? *length : base::Duration{};
    };
    const std::size_t last = steps.size() - 1;
    const base::Duration gap = last > 0 ? atOf(last) - atOf(last - 1) : base::hours(1);
    Node next = steps.elements()[last];
    next.set("At", text(format::durationText(atOf(last) + std::max(gap, base::minutes(1)))));
    return next;
}

ScenarioEdit::Text moveArrivalStep(const ScenarioEdit& edit, const std::string& steps, std::size_t place,
                                   base::Duration at, double perSecond) {
    const std::string pointer = document::child(steps, place);
    const Node* now = document::resolve(edit.merged(), pointer);
    if (now == nullptr || !now->isObject())
        return base::Error{base::Errc::BadInput, {}, gui::tr("It is not there any more.").toStdString()};
    Node moved = *now;
    moved.set("At", text(format::durationText(at)));
    moved.set("Rate", rate(perSecond));
    return edit.set(pointer, moved);
}

ScenarioEdit::Text setArrivals(const ScenarioEdit& edit, const std::string& arrivals, const std::string& kind,
                               const Node& process) {
    Node made = Node::object();
    made.set(kind, process);
    const Node* now = document::resolve(edit.merged(), arrivals);
    if (now != nullptr && now->isObject()) {
        for (const document::Member& member : now->members()) {
            if (!isProcess(member.key)) made.set(member.key, member.value);
        }
    }
    return edit.set(arrivals, made);
}

ScenarioEdit::Text changeArrivals(const ScenarioEdit& edit, const std::string& arrivals, std::string_view kind) {
    const Node* now = document::resolve(edit.merged(), arrivals);
    double mean = kRate;
    if (now != nullptr && now->isObject()) {
        for (const document::Member& member : now->members()) {
            if (isProcess(member.key)) mean = rateOf(member.value);
        }
    }
    const auto made = firstOf(kind, mean, lengthOf(edit));
    if (!made)
        return base::Error{base::Errc::BadInput, {}, gui::tr("A trace comes from a file: import one.").toStdString()};
    return setArrivals(edit, arrivals, std::string(kind), *made);
}

}  // namespace headroom::gui
