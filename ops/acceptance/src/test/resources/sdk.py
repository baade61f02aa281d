"""Every VPN call that openstacksdk has, as the user whom the environment names."""
import openstack

net = openstack.connect().network

public = net.create_network(name="public", is_router_external=True)
net.create_subnet(network_id=public.id, ip_version=4, cidr="172.24.4.0/24")
router = net.create_router(name="r", external_gateway_info={"network_id": public.id})

service = net.create_vpn_service(name="s", router_id=router.id)
ike = net.create_vpn_ikepolicy(name="i", ike_version="v2")
ipsec = net.create_vpn_ipsecpolicy(name="p", pfs="group14")
inner = net.create_network(name="inner")
subnet = net.create_subnet(network_id=inner.id, ip_version=4, cidr="10.1.0.0/24")
net.add_interface_to_router(router, subnet_id=subnet.id)
local = net.create_vpn_endpoint_group(name="l", type="subnet", endpoints=[subnet.id])
peer = net.create_vpn_endpoint_group(name="e", type="cidr", endpoints=["10.5.0.0/24"])
connection = net.create_vpn_ipsec_site_connection(
    name="c", vpnservice_id=service.id, ikepolicy_id=ike.id, ipsecpolicy_id=ipsec.id, peer_address="172.24.4.9",
    peer_id="172.24.4.9", psk="k", local_ep_group_id=local.id, peer_ep_group_id=peer.id)

for kind, plural, made in (
        ("vpn_service", "vpn_services", service), ("vpn_ikepolicy", "vpn_ikepolicies", ike),
        ("vpn_ipsecpolicy", "vpn_ipsecpolicies", ipsec), ("vpn_endpoint_group", "vpn_endpoint_groups", local),
        ("vpn_ipsec_site_connection", "vpn_ipsec_site_connections", connection)):
    assert getattr(net, "get_" + kind)(made.id).name == made.name, kind
    assert getattr(net, "find_" + kind)(made.name).id == made.id, kind
    assert made.id in [each.id for each in getattr(net, plural)()], kind

net.update_vpn_ipsec_site_connection(connection, name="c2")
assert net.get_vpn_ipsec_site_connection(connection.id).name == "c2"
net.delete_vpn_ipsec_site_connection(connection)
for kind, made in (("vpn_service", service), ("vpn_ikepolicy", ike), ("vpn_ipsecpolicy", ipsec),
                   ("vpn_endpoint_group", local), ("vpn_endpoint_group", peer)):
    getattr(net, "update_" + kind)(made, name="renamed")
    getattr(net, "delete_" + kind)(made)
assert not list(net.vpn_services()) and not list(net.vpn_endpoint_groups())
print("all calls answered")
