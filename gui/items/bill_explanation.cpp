// SPDX-License-Identifier: GPL-3.0-or-later
// Why a line of a bill costs what it costs, in sentences.
#include <QStringList>

#include "gui/format.hpp"
#include "gui/items/bill_model.hpp"
#include "gui/translated.hpp"

namespace headroom::gui {

namespace {

QString tierSentence(const pricing::LineItem& line) {
    const QString unit = say::text(line.unit);
    const QString rate = rateText(line.rate);
    if (line.tier.from == 0 && !line.tier.upTo)
        return gui::tr("One price whatever the quantity: %1 for each of %2.").arg(rate, unit);
    const QString from = say::count(static_cast<double>(line.tier.from));
    const QString which =
        line.tier.upTo
            ? gui::tr("From %1 to %2 %3 a month").arg(from, say::count(static_cast<double>(*line.tier.upTo)), unit)
            : gui::tr("Beyond %1 %2 a month").arg(from, unit);
    return gui::tr(
               "%1, each costs %2. Tiers count what the whole account uses of this in a month; each resource has its "
               "share of every tier, in proportion to its use.")
        .arg(which, rate);
}

QString priceSentence(const pricing::LineItem& line) {
    const QString commitment = say::text(line.commitment);
    switch (line.kind) {
        case pricing::LineKind::Usage:
            break;
        case pricing::LineKind::Reserved:
            return gui::tr("Covered by the reservation %1: its fees are lines of their own.").arg(commitment);
        case pricing::LineKind::Fee:
            return gui::tr(
                       "The fees of the reservation %1 for what is used of it: those of an hour, and the upfront fee "
                       "spread over the term.")
                .arg(commitment);
        case pricing::LineKind::Plan:
            return gui::tr("At the rate of the savings plan %1, in place of %2 on demand.")
                .arg(commitment, rateText(line.listRate));
        case pricing::LineKind::Unused:
            return gui::tr("Committed to by %1 and not used: paid all the same.").arg(commitment);
    }
    if (!line.freeAllowance.empty())
        return gui::tr("Free tier (%1): it comes off first, tiers apply to the rest.")
            .arg(say::text(line.freeAllowance));
    return tierSentence(line);
}

}  // namespace

QString explanationOf(const pricing::LineItem& line) {
    QStringList sentences{priceSentence(line)};
    if (line.ownRate) sentences << gui::tr("The rate is the scenario's own, not the price book's.");
    // Of a plan's line the discount is that of its price on demand, not of what is paid.
    const bool itsOwn = line.kind != pricing::LineKind::Plan && line.kind != pricing::LineKind::Reserved;
    if (line.perMonth != line.list && pricing::toDouble(line.list) > 0.0 && itsOwn)
        sentences << gui::tr("Before the discount of %1 % it is %2 a month.")
                         .arg(QString::fromStdString(pricing::toText(line.discount)), say::moneyExact(line.list));
    if (line.fixed) sentences << gui::tr("It does not follow the number of requests.");
    return sentences.join(u' ');
}

}  // namespace headroom::gui
