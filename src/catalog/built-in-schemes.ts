import cnAnhui43211 from '../../models/compensation-schemes/cn-anhui-4321@1.json' with { type: 'json' };
import cnAnhuiTechLoan1 from '../../models/compensation-schemes/cn-anhui-tech-loan@1.json' with { type: 'json' };
import cnBeijingHaidian1 from '../../models/compensation-schemes/cn-beijing-haidian@1.json' with { type: 'json' };
import cnChaozhou1 from '../../models/compensation-schemes/cn-chaozhou@1.json' with { type: 'json' };
import cnChengdu1 from '../../models/compensation-schemes/cn-chengdu@1.json' with { type: 'json' };
import cnDalianHitech1 from '../../models/compensation-schemes/cn-dalian-hitech@1.json' with { type: 'json' };
import cnFujianSubsidy1 from '../../models/compensation-schemes/cn-fujian-subsidy@1.json' with { type: 'json' };
import cnGuangzhou551 from '../../models/compensation-schemes/cn-guangzhou-55@1.json' with { type: 'json' };
import cnGuangzhou53111 from '../../models/compensation-schemes/cn-guangzhou-5311@1.json' with { type: 'json' };
import cnGuangzhouMechanism1 from '../../models/compensation-schemes/cn-guangzhou-mechanism@1.json' with {
  type: 'json',
};
import cnHaikou1 from '../../models/compensation-schemes/cn-haikou@1.json' with { type: 'json' };
import cnHainan1 from '../../models/compensation-schemes/cn-hainan@1.json' with { type: 'json' };
import cnHangzhouShangcheng1 from '../../models/compensation-schemes/cn-hangzhou-shangcheng@1.json' with {
  type: 'json',
};
import cnHefeiPatentLoan1 from '../../models/compensation-schemes/cn-hefei-patent-loan@1.json' with { type: 'json' };
import cnHubei43211 from '../../models/compensation-schemes/cn-hubei-4321@1.json' with { type: 'json' };
import cnHubeiKnowledgeLoan1 from '../../models/compensation-schemes/cn-hubei-knowledge-loan@1.json' with {
  type: 'json',
};
import cnHunanKnowledgeLoan1 from '../../models/compensation-schemes/cn-hunan-knowledge-loan@1.json' with {
  type: 'json',
};
import cnLiaoning1 from '../../models/compensation-schemes/cn-liaoning@1.json' with { type: 'json' };
import cnLijiangSubsidy1 from '../../models/compensation-schemes/cn-lijiang-subsidy@1.json' with { type: 'json' };
import cnNeijiang1 from '../../models/compensation-schemes/cn-neijiang@1.json' with { type: 'json' };
import cnNingbo1 from '../../models/compensation-schemes/cn-ningbo@1.json' with { type: 'json' };
import cnPudongSubsidy1 from '../../models/compensation-schemes/cn-pudong-subsidy@1.json' with { type: 'json' };
import cnQingdaoInsurance1 from '../../models/compensation-schemes/cn-qingdao-insurance@1.json' with { type: 'json' };
import cnShaanxi1 from '../../models/compensation-schemes/cn-shaanxi@1.json' with { type: 'json' };
import cnShandong1 from '../../models/compensation-schemes/cn-shandong@1.json' with { type: 'json' };
import cnShanghaiAdvance1 from '../../models/compensation-schemes/cn-shanghai-advance@1.json' with { type: 'json' };
import cnShanghaiCredit1 from '../../models/compensation-schemes/cn-shanghai-credit@1.json' with { type: 'json' };
import cnShanghaiCredit2 from '../../models/compensation-schemes/cn-shanghai-credit@2.json' with { type: 'json' };
import cnShanghaiGuaranteeMargin1 from '../../models/compensation-schemes/cn-shanghai-guarantee-margin@1.json' with {
  type: 'json',
};
import cnShenzhenPingshan1 from '../../models/compensation-schemes/cn-shenzhen-pingshan@1.json' with { type: 'json' };
import cnShenzhenPool1 from '../../models/compensation-schemes/cn-shenzhen-pool@1.json' with { type: 'json' };
import cnShenzhenPool2 from '../../models/compensation-schemes/cn-shenzhen-pool@2.json' with { type: 'json' };
import cnShenzhenPool3 from '../../models/compensation-schemes/cn-shenzhen-pool@3.json' with { type: 'json' };
import cnSipTechLoan1 from '../../models/compensation-schemes/cn-sip-tech-loan@1.json' with { type: 'json' };
import cnTechInnovationGuarantee1 from '../../models/compensation-schemes/cn-tech-innovation-guarantee@1.json' with {
  type: 'json',
};
import cnWeihaiFirstYear1 from '../../models/compensation-schemes/cn-weihai-first-year@1.json' with { type: 'json' };
import cnWeihaiLaterYears1 from '../../models/compensation-schemes/cn-weihai-later-years@1.json' with { type: 'json' };
import cnWuhan1 from '../../models/compensation-schemes/cn-wuhan@1.json' with { type: 'json' };
import cnZhongshanFourParty1 from '../../models/compensation-schemes/cn-zhongshan-four-party@1.json' with {
  type: 'json',
};
import cnZhongshanFourParty2 from '../../models/compensation-schemes/cn-zhongshan-four-party@2.json' with {
  type: 'json',
};
import cnZhuhai1 from '../../models/compensation-schemes/cn-zhuhai@1.json' with { type: 'json' };
import cnZiyang1 from '../../models/compensation-schemes/cn-ziyang@1.json' with { type: 'json' };
import euCosmeLgf1 from '../../models/compensation-schemes/eu-cosme-lgf@1.json' with { type: 'json' };
import euEasi1 from '../../models/compensation-schemes/eu-easi@1.json' with { type: 'json' };
import euInnovfinSme1 from '../../models/compensation-schemes/eu-innovfin-sme@1.json' with { type: 'json' };
import jpResponsibilitySharing1 from '../../models/compensation-schemes/jp-responsibility-sharing@1.json' with {
  type: 'json',
};
import krIpRecovery1 from '../../models/compensation-schemes/kr-ip-recovery@1.json' with { type: 'json' };
import krIpRecovery2 from '../../models/compensation-schemes/kr-ip-recovery@2.json' with { type: 'json' };
import myIpfs1 from '../../models/compensation-schemes/my-ipfs@1.json' with { type: 'json' };
import sgIpfs1 from '../../models/compensation-schemes/sg-ipfs@1.json' with { type: 'json' };
import ukEfg1 from '../../models/compensation-schemes/uk-efg@1.json' with { type: 'json' };
import ukGrowthGuarantee1 from '../../models/compensation-schemes/uk-growth-guarantee@1.json' with { type: 'json' };
import usSba7a1 from '../../models/compensation-schemes/us-sba-7a@1.json' with { type: 'json' };
import usSbaExportExpress1 from '../../models/compensation-schemes/us-sba-export-express@1.json' with { type: 'json' };
import usSbaExpress1 from '../../models/compensation-schemes/us-sba-express@1.json' with { type: 'json' };

/** The compensation schemes that come with the library, by id and version. */
export const BUILT_IN_SCHEMES = [
  cnAnhui43211,
  cnAnhuiTechLoan1,
  cnBeijingHaidian1,
  cnChaozhou1,
  cnChengdu1,
  cnDalianHitech1,
  cnFujianSubsidy1,
  cnGuangzhou53111,
  cnGuangzhou551,
  cnGuangzhouMechanism1,
  cnHaikou1,
  cnHainan1,
  cnHangzhouShangcheng1,
  cnHefeiPatentLoan1,
  cnHubei43211,
  cnHubeiKnowledgeLoan1,
  cnHunanKnowledgeLoan1,
  cnLiaoning1,
  cnLijiangSubsidy1,
  cnNeijiang1,
  cnNingbo1,
  cnPudongSubsidy1,
  cnQingdaoInsurance1,
  cnShaanxi1,
  cnShandong1,
  cnShanghaiAdvance1,
  cnShanghaiCredit1,
  cnShanghaiCredit2,
  cnShanghaiGuaranteeMargin1,
  cnShenzhenPingshan1,
  cnShenzhenPool1,
  cnShenzhenPool2,
  cnShenzhenPool3,
  cnSipTechLoan1,
  cnTechInnovationGuarantee1,
  cnWeihaiFirstYear1,
  cnWeihaiLaterYears1,
  cnWuhan1,
  cnZhongshanFourParty1,
  cnZhongshanFourParty2,
  cnZhuhai1,
  cnZiyang1,
  euCosmeLgf1,
  euEasi1,
  euInnovfinSme1,
  jpResponsibilitySharing1,
  krIpRecovery1,
  krIpRecovery2,
  myIpfs1,
  sgIpfs1,
  ukEfg1,
  ukGrowthGuarantee1,
  usSba7a1,
  usSbaExportExpress1,
  usSbaExpress1,
];
