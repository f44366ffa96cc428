// Package platforms lists every platform whose rules this library carries. A program that serves one platform imports its
// package alone; a platform of your own is passed to policy.NewSet beside these, and nothing here changes.
package platforms

import (
	"embed"

	"github.com/recourse-go/recourse/policy"
	"github.com/recourse-go/recourse/policy/amazon"
	"github.com/recourse-go/recourse/policy/amazonfba"
	"github.com/recourse-go/recourse/policy/buyma"
	"github.com/recourse-go/recourse/policy/douyin"
	"github.com/recourse-go/recourse/policy/ebay"
	"github.com/recourse-go/recourse/policy/jd"
	"github.com/recourse-go/recourse/policy/marketplace"
	"github.com/recourse-go/recourse/policy/mercari"
	"github.com/recourse-go/recourse/policy/rakuma"
	"github.com/recourse-go/recourse/policy/rakuten"
	"github.com/recourse-go/recourse/policy/taobao"
	"github.com/recourse-go/recourse/policy/wechatshop"
	"github.com/recourse-go/recourse/policy/yahooauctions"
)

// Platform is one platform: the versions of its rules, the earliest first, and the stories that tell them.
type Platform struct {
	Versions []policy.Policy
	Stories  embed.FS
}

// All lists every platform, in the order of their ids. Each call makes values of its own.
func All() []Platform {
	one := func(p policy.Policy, stories embed.FS) Platform {
		return Platform{Versions: []policy.Policy{p}, Stories: stories}
	}
	return []Platform{
		one(amazon.Policy(), amazon.Stories),
		one(amazonfba.Policy(), amazonfba.Stories),
		one(buyma.Policy(), buyma.Stories),
		one(douyin.Policy(), douyin.Stories),
		one(ebay.Policy(), ebay.Stories),
		one(jd.Policy(), jd.Stories),
		one(marketplace.Policy(), marketplace.Stories),
		one(mercari.Policy(), mercari.Stories),
		one(rakuma.Policy(), rakuma.Stories),
		one(rakuten.Policy(), rakuten.Stories),
		{Versions: taobao.Versions(), Stories: taobao.Stories},
		one(wechatshop.Policy(), wechatshop.Stories),
		one(yahooauctions.Policy(), yahooauctions.Stories),
	}
}

// Policies lists every version of every platform, ready for policy.NewSet.
func Policies() []policy.Policy {
	var all []policy.Policy
	for _, p := range All() {
		all = append(all, p.Versions...)
	}
	return all
}
