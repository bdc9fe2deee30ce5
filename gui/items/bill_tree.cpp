// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/items/bill_tree.hpp"

#include <algorithm>
#include <utility>

#include "gui/format.hpp"
#include "gui/translated.hpp"

namespace headroom::gui {

namespace {

double shareOf(pricing::Money part, double total) { return total > 0.0 ? pricing::toDouble(part) / total : 0.0; }

QString resourceText(const std::string& name) { return name.empty() ? gui::tr("account") : say::text(name); }

/// The name of the branch that a line belongs to.
QString branchOf(const pricing::LineItem& line, BillBy by) {
    return by == BillBy::Service ? say::serviceName(line.service) : resourceText(line.resource);
}

QString nameOf(const pricing::LineItem& line, BillBy by) {
    switch (by) {
        case BillBy::Service:
        case BillBy::Design:  // the usage type says the service, and needs the room
            return resourceText(line.resource);
        case BillBy::Resource:
            return say::serviceName(line.service);
    }
    return {};
}

void add(BillSection& section, const pricing::LineItem& line, BillBy by, double total, double factor) {
    BillLine item{line, nameOf(line, by), shareOf(line.perMonth, total), pricing::toDouble(line.perMonth) * factor};
    section.items.push_back(std::move(item));
    // Parts of a total that was added up already.
    if (const auto sum = pricing::sum(section.perMonth, line.perMonth)) section.perMonth = *sum;
}

void sortDearest(std::vector<BillSection>& sections) {
    const auto dearer = [](const auto& a, const auto& b) { return a.perMonth > b.perMonth; };
    for (BillSection& section : sections) std::stable_sort(section.items.begin(), section.items.end(), dearer);
    std::stable_sort(sections.begin(), sections.end(), dearer);
}

std::vector<BillSection> branchesOf(const pricing::Bill& bill, BillBy by, double factor) {
    std::vector<BillSection> sections;
    const double total = pricing::toDouble(bill.total);
    for (const pricing::LineItem& line : bill.lines) {
        const QString name = branchOf(line, by);
        auto section = std::ranges::find(sections, name, &BillSection::name);
        if (section == sections.end()) section = sections.insert(sections.end(), BillSection{name, {}, 0.0, 0.0, {}});
        add(*section, line, by, total, factor);
    }
    for (BillSection& section : sections) {
        section.share = shareOf(section.perMonth, total);
        section.amount = pricing::toDouble(section.perMonth) * factor;
    }
    sortDearest(sections);
    return sections;
}

std::vector<BillSection> designsOf(const study::StudyResult& study, const BillPer& per) {
    std::vector<BillSection> sections;
    double dearest = 0.0;
    for (const study::DesignResult& design : study.designs) {
        const double total = pricing::toDouble(design.cost.bill.total);
        const double factor = factorOf(design.cost, per);
        BillSection section{say::text(design.name), {}, 0.0, total * factor, {}};
        for (const pricing::LineItem& line : design.cost.bill.lines) add(section, line, BillBy::Design, total, factor);
        dearest = std::max(dearest, total);
        sections.push_back(std::move(section));
    }
    for (BillSection& section : sections) section.share = shareOf(section.perMonth, dearest);
    sortDearest(sections);
    return sections;
}

}  // namespace

std::vector<BillPer> billPersOf(const study::Cost& cost) {
    std::vector<BillPer> all{{BillPer::Kind::Month}};
    if (cost.perMillionRequests) all.push_back({BillPer::Kind::MillionRequests});
    for (const study::UnitCost& unit : cost.perUnit) {
        if (unit.perMonth > 0.0) all.push_back({BillPer::Kind::Unit, unit.unit});
    }
    return all;
}

QString perText(const BillPer& per) {
    switch (per.kind) {
        case BillPer::Kind::Month:
            return gui::tr("Per month");
        case BillPer::Kind::MillionRequests:
            return gui::tr("Per million requests");
        case BillPer::Kind::Unit:
            return gui::tr("Per %1").arg(say::text(per.unit));
    }
    return {};
}

double factorOf(const study::Cost& cost, const BillPer& per) {
    if (per.kind == BillPer::Kind::Month) return 1.0;
    if (per.kind == BillPer::Kind::MillionRequests)
        return cost.perMillionRequests && cost.perMonth > 0.0 ? *cost.perMillionRequests / cost.perMonth : 0.0;
    const auto unit = std::ranges::find(cost.perUnit, per.unit, &study::UnitCost::unit);
    return unit != cost.perUnit.end() && unit->perMonth > 0.0 ? 1.0 / unit->perMonth : 0.0;
}

std::vector<BillSection> billSections(const pricing::Bill& bill) { return branchesOf(bill, BillBy::Service, 1.0); }

std::vector<BillSection> billTreeOf(const study::StudyResult& study, const study::DesignResult& result, BillBy by,
                                    const BillPer& per) {
    if (by == BillBy::Design) return designsOf(study, per);
    return branchesOf(result.cost.bill, by, factorOf(result.cost, per));
}

}  // namespace headroom::gui
