// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/widgets/causes_card.hpp"

#include <QHBoxLayout>
#include <QPushButton>
#include <QScrollArea>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <algorithm>

#include "gui/format.hpp"
#include "gui/theme.hpp"
#include "gui/widgets/cause_bars.hpp"
#include "gui/widgets/label.hpp"
#include "gui/widgets/segmented.hpp"
#include "gui/widgets/waterfall.hpp"

namespace headroom::gui {

namespace {

/// States of the machine that the card is about need not say its name again.
void nameShort(std::string& hop, const std::string& of) {
    if (hop.starts_with(of + ".")) hop.erase(0, of.size() + 1);
}

}  // namespace

CausesCard::CausesCard(QWidget* parent)
    : Card(parent),
      bands_(new Segmented),
      typical_(new QPushButton(tr("Typical request"))),
      stack_(new QStackedWidget),
      bars_(new CauseBars),
      waterfall_(new Waterfall),
      nothing_(makeLabel({}, {1.0, false, "muted"})) {
    typical_->setProperty("role", QStringLiteral("segment"));
    typical_->setFont(scaledFont(font(), 0.92));
    typical_->setCheckable(true);
    typical_->setToolTip(tr("Shows how one typical request of this band went, step by step"));
    auto* row = new QHBoxLayout;
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(bands_);
    row->addStretch();
    row->addWidget(typical_);
    body().addLayout(row);
    auto* scroll = new QScrollArea;
    scroll->setWidgetResizable(true);
    scroll->setWidget(waterfall_);
    nothing_->setWordWrap(true);
    nothing_->setAlignment(Qt::AlignCenter);
    stack_->addWidget(bars_);
    stack_->addWidget(scroll);
    stack_->addWidget(nothing_);
    body().addWidget(stack_, 1);
    connect(bands_, &Segmented::changed, this, &CausesCard::showBand);
    connect(typical_, &QPushButton::toggled, this, [this] { showBand(bands_->chosen()); });
}

void CausesCard::show(const study::Causes& causes) {
    const int before = bands_->chosen();
    causes_ = causes;
    QStringList names;
    int p99 = 0;
    for (const study::CauseBand& band : causes_.bands) {
        if (band.name == "P99") p99 = static_cast<int>(names.size());
        names << say::percentileName(band.name);
    }
    if (names.isEmpty()) return showNothing(tr("Too few requests to explain a percentile."));
    bands_->setChoices(names);
    bands_->setVisible(true);
    typical_->setVisible(true);
    bands_->choose(before >= 0 && before < names.size() ? before : p99);
}

void CausesCard::showNothing(const QString& why) {
    causes_ = {};
    setTitle(tr("What makes the latency"));
    bands_->setVisible(false);
    typical_->setVisible(false);
    nothing_->setText(why);
    stack_->setCurrentWidget(nothing_);
}

void CausesCard::showBand(int band) {
    if (band < 0 || band >= static_cast<int>(causes_.bands.size())) return;
    study::CauseBand shown = causes_.bands[static_cast<std::size_t>(band)];
    for (study::CauseShare& cause : shown.causes) nameShort(cause.hop, causes_.of);
    for (study::WaterfallSpan& span : shown.typical) nameShort(span.hop, causes_.of);
    const QString name = say::percentileName(shown.name);
    const QString title = tr("What makes the %1 of %2").arg(name, say::text(causes_.of));
    if (typical_->isChecked()) {
        setTitle(title, tr("typical: %1").arg(say::duration(shown.typicalSeconds)));
        waterfall_->show(shown.typical, shown.typicalSeconds);
        stack_->setCurrentIndex(1);
        return;
    }
    const auto percentile = [](double share) { return QStringLiteral("p") + QString::number(share * 100.0, 'g', 4); };
    setTitle(title, percentile(shown.fromShare) + u'–' + percentile(shown.toShare));
    bars_->show(shown.causes);
    stack_->setCurrentIndex(0);
    stack_->setToolTip(
        tr("%1 requests between %2 and %3")
            .arg(say::count(static_cast<double>(shown.requests)), say::duration(shown.low), say::duration(shown.high)));
}

}  // namespace headroom::gui
