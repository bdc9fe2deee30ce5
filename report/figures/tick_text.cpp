// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/figures/tick_text.hpp"

#include <qcustomplot.h>

#include <cmath>

#include "report/figures/number_locale.hpp"

namespace headroom::figures {

namespace {

QString trimmed(double value, int decimals) {
    const QLocale locale = numberLocale();
    QString text = locale.toString(value, 'f', decimals);
    if (text.contains(locale.decimalPoint())) {
        while (text.endsWith(u'0')) text.chop(1);
        if (text.endsWith(locale.decimalPoint())) text.chop(1);
    }
    return text == QLatin1String("-0") ? QStringLiteral("0") : text;
}

class ValueTicker : public QCPAxisTickerFixed {
public:
    explicit ValueTicker(double step) {
        setTickStep(step);
        setScaleStrategy(ssNone);
    }

protected:
    QString getTickLabel(double tick, const QLocale&, QChar, int) override { return tickText(tick); }
};

}  // namespace

QString tickText(double value) {
    const double size = std::abs(value);
    if (size >= 1e9) return trimmed(value / 1e9, 2) + QStringLiteral(" G");
    if (size >= 1e7) return trimmed(value / 1e6, 2) + QStringLiteral(" M");
    if (size >= 10.0) return trimmed(value, 1);
    if (size >= 0.1) return trimmed(value, 2);
    return trimmed(value, 5);
}

QSharedPointer<QCPAxisTicker> valueTicker(double step) { return QSharedPointer<QCPAxisTicker>(new ValueTicker(step)); }

}  // namespace headroom::figures
