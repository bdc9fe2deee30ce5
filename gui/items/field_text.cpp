// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/items/field_text.hpp"

#include "gui/format.hpp"
#include "gui/translated.hpp"

namespace headroom::gui {

namespace {

QString shapeName(const base::Distribution& distribution) {
    struct Name {
        QString operator()(const base::shape::Constant&) const { return {}; }
        QString operator()(const base::shape::Exponential&) const { return gui::tr("exponential"); }
        QString operator()(const base::shape::Uniform&) const { return gui::tr("uniform"); }
        QString operator()(const base::shape::Normal&) const { return gui::tr("normal"); }
        QString operator()(const base::shape::LogNormal&) const { return gui::tr("log-normal"); }
        QString operator()(const base::shape::Gamma&) const { return gui::tr("gamma"); }
        QString operator()(const base::shape::Weibull&) const { return gui::tr("Weibull"); }
        QString operator()(const base::shape::Pareto&) const { return gui::tr("Pareto"); }
        QString operator()(const base::shape::Percentiles&) const { return gui::tr("percentiles"); }
        QString operator()(const base::shape::Piecewise&) const { return gui::tr("piecewise"); }
        QString operator()(const base::shape::Empirical&) const { return gui::tr("measured values"); }
        QString operator()(const base::shape::Mixture&) const { return gui::tr("mixture"); }
        QString operator()(const base::shape::Regimes&) const { return gui::tr("regimes"); }
    };
    return std::visit(Name{}, distribution.shape());
}

}  // namespace

QString distributionText(const base::Distribution& distribution, bool asBytes) {
    const auto told = [&](double value) { return asBytes ? say::bytes(value) : say::duration(value); };
    if (distribution.isConstant()) return told(distribution.mean());
    const std::optional<double> median = distribution.quantile(0.5);
    const std::optional<double> tail = distribution.quantile(0.99);
    if (median && tail) return QStringLiteral("p50 %1, p99 %2").arg(told(*median), told(*tail));
    return gui::tr("mean %1, %2").arg(told(distribution.mean()), shapeName(distribution));
}

namespace detail {

QString valueText(std::int64_t value, const base::FieldInfo&) { return say::number(static_cast<double>(value)); }
QString valueText(double value, const base::FieldInfo& info) {
    return info.kind == base::FieldKind::Probability ? say::percent(value) : say::number(value);
}
QString valueText(bool value, const base::FieldInfo&) { return value ? gui::tr("yes") : gui::tr("no"); }
QString valueText(const std::string& value, const base::FieldInfo&) { return say::text(value); }
QString valueText(base::Duration value, const base::FieldInfo&) { return say::duration(base::toSeconds(value)); }
QString valueText(base::Bytes value, const base::FieldInfo&) { return say::bytes(static_cast<double>(value.count)); }
QString valueText(base::Rate value, const base::FieldInfo&) { return say::rate(value.perSecond); }
QString valueText(const base::Distribution& value, const base::FieldInfo& info) {
    return distributionText(value, info.kind == base::FieldKind::BytesDistribution);
}

Property property(const base::FieldInfo& info, QString value) {
    Property made{say::text(info.name), std::move(value), say::text(info.unit), say::text(info.doc)};
    if (!info.source.empty()) made.doc += u'\n' + gui::tr("Source: %1").arg(say::text(info.source));
    return made;
}

}  // namespace detail

}  // namespace headroom::gui
